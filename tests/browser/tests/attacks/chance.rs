//! Numbers that look random and are the same in each run.

/// A source of numbers (xorshift64*, Vigna 2016).
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// The source that begins with this seed, which is not 0.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        usize::try_from(number).unwrap_or(0) % limit
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
