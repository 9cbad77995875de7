//! The world outside the lesson: the address, storage, frames, learning systems. Only here is JavaScript's own data known.

pub mod address;
pub mod figures;
pub mod page;
pub mod storage;
