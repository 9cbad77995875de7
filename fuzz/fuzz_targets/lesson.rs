//! A changed file of the lesson.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::page::lesson(input));
