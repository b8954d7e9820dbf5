//! The one sort of Flink SQL is a sort, and keeps what is equal in its order.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::order::sort;
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..5, any::<u16>()), 0..60)) {
        let mut ours = items.clone();
        sort(&mut ours, |one, other| one.0.cmp(&other.0));
        let mut theirs = items;
        theirs.sort_by_key(|item| item.0);
        prop_assert_eq!(ours, theirs);
    }
}
