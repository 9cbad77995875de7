//! The words at the end of the page: where results go, what was sent, how to embed the lesson.

use crate::ui::status::{Notice, ResultsDestination};

/// Where the address asks for a figure that there is not.
pub const LINK_REFUSED: &str = "The address asks for a figure that could not be read, so the lesson opens as usual.";
/// Leads to where a learning system wants the learner at the end.
pub const BACK_TO_COURSE: &str = "Back to your course";
/// The fold with what was sent.
pub const WHAT_IS_SENT: &str = "What is sent";
/// The heading over the trace of calls to hosts.
pub const INSPECTOR: &str = "Connection inspector";
/// What the inspector is for.
pub const INSPECTOR_HOW: &str = "What the lesson found around it, and every call with its answer, oldest first. Copy it into a message to whoever runs your learning system. It can hold the learner's name and answers.";
/// The fold on embedding.
pub const EMBED: &str = "Use this lesson in your course";
/// How to embed.
pub const EMBED_HOW: &str = "Copy this code into a page of your course, or upload a package to your learning system. The packages for SCORM and cmi5 report the score. The code alone reports it only where the page around asks for it.";
/// The name of the field with the code.
pub const EMBED_CODE: &str = "Code to copy";
/// The frame's name.
pub const EMBED_TITLE: &str = "Attention lesson and quiz";
/// Shows the embedded lesson.
pub const PREVIEW: &str = "Preview";
/// What the preview does not do.
pub const PREVIEW_HOW: &str = "Answers in this preview are not kept.";
/// The heading over the packages.
pub const PACKAGES: &str = "Packages";
/// The name of the choice of colors.
pub const THEME: &str = "Colors";
/// The name of the percentage that passes.
pub const MASTERY: &str = "Percent to pass";

/// Stands in the text for a figure, where the program does not run.
pub const FIGURE_RUNS: &str = "Here stands a figure that computes as you move it, once the lesson's program runs.";
/// The fold that holds the answer to a question, where the program does not run.
pub const ANSWER: &str = "Answer";

/// A choice of colors.
pub fn theme(name: &str) -> &'static str {
    match name {
        "light" => "light",
        "dark" => "dark",
        "auto" => "as the system",
        _ => "default",
    }
}

/// Where results go.
pub fn destination(destination: ResultsDestination) -> &'static str {
    match destination {
        ResultsDestination::Device => "Not connected to a course: your progress is kept on this device.",
        ResultsDestination::Tab => "Not connected to a course: your progress is kept until this tab is closed.",
        ResultsDestination::Nowhere => {
            "Not connected to a course, and this browser keeps nothing here: your progress ends with this page."
        }
        ResultsDestination::Connecting => "Asking your course for your progress.",
        ResultsDestination::LearningSystem => "Saved to your course.",
        ResultsDestination::Preview => "Your course opened this as a preview or review: nothing is saved.",
        ResultsDestination::Unreachable => {
            "Your course cannot be reached right now. Your progress is kept on this device and sent again soon."
        }
        ResultsDestination::Unconfirmed => "Sent to your course, which did not confirm. A copy is kept on this device.",
        ResultsDestination::Closed => {
            "Your course has closed this visit. Open the lesson from your course again to have new answers counted."
        }
        ResultsDestination::ParentFrame => "Shared with the page around this lesson.",
        ResultsDestination::HostPage => "Shared with this page.",
    }
}

/// Something to be said once.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::CourseUnreadable => "What your course had saved could not be read, so the quiz starts fresh.",
        Notice::DeviceUnreadable => "What this device had kept could not be read, so the quiz starts fresh.",
        Notice::NotReached => "The course that opened this lesson did not answer.",
    }
}

/// Over the list of what was sent.
pub fn sent(destination: ResultsDestination, n_values: usize) -> &'static str {
    match (destination, n_values) {
        (ResultsDestination::Device | ResultsDestination::Tab | ResultsDestination::Nowhere, 0) => {
            "Nothing leaves this device."
        }
        (ResultsDestination::Device | ResultsDestination::Tab | ResultsDestination::Nowhere, _) => {
            "The page around this lesson was told these values and nothing else: how high the lesson is, and questions about that page. None of them is about you."
        }
        (ResultsDestination::Preview, 0) => "Nothing was sent, and nothing will be.",
        (_, 0) => "Nothing so far. Answers are sent once you have begun the quiz.",
        (ResultsDestination::LearningSystem | ResultsDestination::Unreachable | ResultsDestination::Unconfirmed, _) => {
            "These values were sent, each as it stands now, and nothing else. When you leave, the time of this visit follows."
        }
        _ => "These values were sent, each as it stands now, and nothing else.",
    }
}
