//! Text from elsewhere as what the workspace holds. Total functions: any text is taken, none panics.

pub mod columns;
