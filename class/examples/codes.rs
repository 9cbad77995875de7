//! Prints codes of a made-up class.
use attention_lesson::progress::result_code::{Outcome, Results, encode, lesson};
use attention_lesson::progress::{Answer, Confidence};
use attention_lesson::quiz::Letter;
fn main() {
    let key = attention_class::analysis::key();
    let mut x = 12345_u32;
    let mut next = || { x = x.wrapping_mul(1664525).wrapping_add(1013904223); x >> 8 };
    for i in 0..30 {
        let skill = next() % 100;
        let outcomes = key.iter().enumerate().map(|(q, right)| {
            let hard = (q as u32 * 37) % 60;
            let letter = if next() % 100 < 40 + skill / 2 + (60 - hard) / 3 { *right } else { Letter::ALL[(right.index() + 1 + (next() % 100 < 30) as usize) % 4] };
            let c = [Confidence::Guessing, Confidence::FairlySure, Confidence::Certain][next() as usize % 3];
            let is_right = letter == *right;
            Outcome { first: (next() % 50 > 0).then_some(Answer { letter, confidence: Some(c) }), retries: u8::from(!is_right && next() % 2 == 0), mastered: is_right || next() % 2 == 0 }
        }).map(|o| if o.first.is_none() { Outcome::default() } else { o }).collect();
        println!("Learner {}: {}", i + 1, encode(&Results { outcomes, seconds: 300 + next() % 900, salt: next() % (1 << 20) }, lesson()));
    }
}
