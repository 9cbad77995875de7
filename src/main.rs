//! Mounts the lesson in the page; nothing else.

fn main() {}
