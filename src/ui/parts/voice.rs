//! The colors of queries, keys and values.

use crate::lesson::inline::Voice;

/// The class that gives a word or a symbol its voice.
pub(super) fn voice_class(voice: Voice) -> &'static str {
    match voice {
        Voice::Query => "voice-query",
        Voice::Key => "voice-key",
        Voice::Value => "voice-value",
    }
}
