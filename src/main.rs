//! Mounts the lesson in the page; nothing else.

fn main() {
    attention_lesson::host::page::start();
}
