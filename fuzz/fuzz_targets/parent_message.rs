//! Messages of a parent frame.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| attention_fuzz::page::parent_message(input));
