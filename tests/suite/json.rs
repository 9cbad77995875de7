//! The block of data that the page carries for the program.

use attention_lesson::lesson::json;
use attention_lesson::words::Words;

#[test]
fn the_block_of_json_is_read_to_its_end_or_not_at_all() {
    let text = r#"[["a \"b\" \\ <\/\nπ",3,[["q","query"],["f","x²",[["mi","",["x"]]]]]],["",0,[]]]"#;
    let read = json::read::<Vec<(String, u8, Words)>>;
    let data = read(text).expect("it is well formed");
    assert_eq!(data[0].0, "a \"b\" \\ </\nπ");
    assert_eq!((data[0].1, data[1].1), (3, 0));
    let words = &data[0].2;
    assert_eq!((words[0].text.as_str(), words[0].inside.len()), ("query", 0));
    assert_eq!(words[1].inside[0].inside[0].text, "x");
    for (end, _) in text.char_indices() {
        assert_eq!(read(&text[..end]), None, "cut off at {end}");
    }
    for wrong in [
        "[[1,2,[]]]",
        r#"[["a",300,[]]]"#,
        r#"[["\u003c",1,[]]]"#,
        r#"[["a",1,[]]] "#,
        "{}",
        "-1",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}
