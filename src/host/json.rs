//! Writes JSON: texts, and objects and lists whose members are JSON already. Nothing here reads any.

/// A JSON string.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Other control characters stand in no text of ours, and JSON forbids them as they are.
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// An object of members whose values are JSON, in this order.
pub fn object<N: AsRef<str>>(members: &[(N, String)]) -> String {
    let members = members.iter().map(|(name, value)| string(name.as_ref()) + ":" + value);
    let members: Vec<String> = members.collect();
    ["{", &members.join(","), "}"].concat()
}

/// A list of values that are JSON.
pub fn list(values: &[String]) -> String {
    ["[", &values.join(","), "]"].concat()
}
