//! The words of "Where do a dictionary and attention part?".

/// The question.
pub const TITLE: &str = "Where do a dictionary and attention part?";
/// What to do.
pub const INSTRUCTION: &str = "The same records, the same {q:query}, asked of a dictionary and of attention. Choose a \
     situation, nudge the {q:query}, and turn the temperature.";
/// What to commit to.
pub const PROMPT: &str = "The {q:query} equals Ada’s {k:key}, to the last digit. How much of the weight does Ada get?";
/// The answers to choose from, in the order of `labs::lookup`.
pub const OPTIONS: &[&str] = &["All of it", "About three quarters", "About half", "About a quarter"];
/// The names of the records.
pub const NAMES: [&str; 4] = ["Ada", "Ben", "Cleo", "Dev"];
/// The control for the situation.
pub const SITUATION: &str = "Situation";
/// Its options, in the order of `labs::lookup`.
pub const SITUATIONS: &[&str] = &["Exact hit", "Near miss", "Duplicate keys", "Key not there", "Tie"];
/// The control that moves the query's first number.
pub const NUDGE: &str = "Nudge the query";
/// The control for the temperature.
pub const TEMPERATURE: &str = "Temperature";
/// The headings of the table: the records', then what each lookup makes of them.
pub const COLUMNS: &[&str] = &["Record", "Key", "Value", "Dictionary", "Attention"];
/// What the dictionary says of an equal key, of one that was replaced by a later record, and of any other.
pub const MATCHES: [&str; 3] = ["equal", "replaced", "≠"];
/// The heading over the two results.
pub const RETURNS: &str = "Returns";
/// What the dictionary returns for a key that it does not have.
pub const NOTHING: &str = "nothing";
/// Before the query.
pub const QUERY: &str = "{q:Query}";

/// The caption of the table.
pub fn caption(query: &str) -> String {
    format!("The records, asked for {query}")
}

/// What the dictionary does.
pub fn dictionary(value: Option<&str>) -> String {
    value.map_or_else(
        || "The dictionary finds no equal {k:key} and returns nothing.".to_owned(),
        |value| format!("The dictionary finds an equal {{k:key}} and returns {value}."),
    )
}

/// An equal key.
pub fn hit(name: &str, share: &str, rest: &str, output: &str) -> String {
    format!(
        "Attention reads {share} from {{t:{name}}} and {rest} from the others, and returns {output}: even an equal \
         {{k:key}} gets only the largest share."
    )
}

/// No equal key, but one that is close.
pub fn near(name: &str, share: &str, output: &str) -> String {
    format!(
        "Attention still reads {share} from {{t:{name}}} and returns {output}: it matches by degree, and a small change \
         moves it only a little."
    )
}

/// Equal keys.
pub fn duplicates(share: &str, output: &str) -> String {
    format!(
        "It kept the later of two records under one {{k:key}}. Attention reads both in equal parts, together {share}, \
         and returns {output}: the twins crowd out the rest."
    )
}

/// No key that agrees.
pub fn not_there(name: &str, share: &str, output: &str) -> String {
    format!(
        "Attention cannot miss: its weights must sum to 1, so it reads {share} from {{t:{name}}}, which disagrees the \
         least, and returns {output}."
    )
}

/// Two largest weights.
pub fn tie(share: &str, output: &str) -> String {
    format!(
        "Attention gives the two best {{k:keys}} {share} each and returns {output}: a tie is shared at any temperature, \
         even as it nears 0."
    )
}

/// A low temperature.
pub fn nearly_hard(name: &str, share: &str, output: &str) -> String {
    format!(
        "At this temperature attention is nearly a hard lookup: {share} from {{t:{name}}}, and {output} comes back. \
         It took the best {{k:key}} and never asked whether it is an equal one."
    )
}

/// A high temperature.
pub fn mean(output: &str) -> String {
    format!("At this temperature every {{k:key}} gets nearly the same, and attention returns {output}, about the mean.")
}

/// How the guess compares.
pub fn verdict(guess: &str, is_right: bool, share: &str) -> String {
    let opening = super::opening(is_right);
    format!(
        "{opening}: you said “{guess}”. At temperature 1 Ada gets {share}, for the other {{k:keys}} agree with the \
         {{q:query}} too, and agreement is what counts, not equality."
    )
}
