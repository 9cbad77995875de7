//! The six steps: for each, the numbers of the asking query against every key.

use yew::prelude::*;

use super::super::{Edit, View};
use crate::attention::Matrix;
use crate::labs::number::rounded;
use crate::labs::pipeline::{Setup, Step, powers, unmasked, weighted};
use crate::labs::sentence::{D_HEAD, Flow, N_TOKENS};
use crate::lesson::number::fixed;
use crate::lesson::texts::shared::{MASKED, TOKENS, TOPICS};
use crate::lesson::texts::{Text, pipeline as words};
use crate::ui::parts::{rich, weight_bar};

/// The set-up, how to change it, and what follows from it.
pub(super) struct Ask<'a> {
    pub(super) flow: &'a Flow,
    pub(super) view: &'a View<'a, Setup>,
}

impl Ask<'_> {
    /// The numbers of the present step.
    pub(super) fn panel(&self) -> Html {
        match self.view.setup.step {
            Step::Project => self.project(),
            Step::Match => self.matched(),
            Step::Scale => self.scale(),
            Step::Mask => self.mask(),
            Step::Softmax => self.softmax(),
            Step::Blend => self.blend(),
        }
    }

    fn asking(&self) -> usize {
        self.view.setup.asking
    }

    fn project(&self) -> Html {
        let w_q = self.view.setup.w_q;
        let x = self.flow.x.row(self.asking());
        let line = |j: usize| {
            let column: Vec<f64> = w_q.iter().skip(j).step_by(D_HEAD).copied().collect();
            let sum = fixed(self.flow.queries.at(self.asking(), j), 2);
            html! { <li key={j}><span class="sum-name">{ words::SEEKS.plain() }{ " " }{ TOPICS.name(j) }</span>{ products(x, &column, 1, sum, "voice-query") }</li> }
        };
        let row = |i: usize| {
            vec![
                vector(self.flow.keys.row(i), 2, "voice-key"),
                vector(self.flow.values.row(i), 2, "voice-value"),
            ]
        };
        html! {
            <>
                <ul class="sums">{ for (0..D_HEAD).map(line) }</ul>
                { self.ledger(&[words::KEY, words::VALUE], &|i| TOKENS.name(i).into(), &row, None) }
            </>
        }
    }

    fn matched(&self) -> Html {
        let against = self.view.setup.against;
        let radio = self.view.controls.radio_name(Setup::AGAINST.first);
        let (query, key) = (self.flow.queries.row(self.asking()), self.flow.keys.row(against));
        let score = exact(self.flow.trace.scores.at(self.asking(), against));
        let pick = |i: usize| {
            let choose = self.view.controls.on_choose(Edit::one(Setup::AGAINST.first, i as f64));
            html! {
                <label class="pick">
                    <input type="radio" name={radio.clone()} checked={i == against} onchange={choose} />{ TOKENS.name(i) }
                </label>
            }
        };
        let row = |i: usize| {
            vec![
                vector(self.flow.keys.row(i), 2, "voice-key"),
                html! { exact(self.flow.trace.scores.at(self.asking(), i)) },
            ]
        };
        html! {
            <>
                <p class="asker">{ rich(words::QUERY_OF) }{ " " }<span class="token">{ TOKENS.name(self.asking()) }</span>{ vector(query, 2, "voice-query") }</p>
                <p class="sums"><span class="sum-name">{ TOKENS.name(against) }</span>{ products(query, key, 2, score, "") }</p>
                { self.ledger(&[words::KEY, words::SCORE], &pick, &row, None) }
            </>
        }
    }

    fn scale(&self) -> Html {
        let scaled = unmasked(self.flow, self.asking());
        let row = |i: usize| {
            let score = self.at(&self.flow.trace.scores, i);
            vec![html! { exact(score) }, html! { fixed(scaled[i], 3) }]
        };
        self.ledger(&[words::SCORE, words::SCALED], &|i| TOKENS.name(i).into(), &row, None)
    }

    fn mask(&self) -> Html {
        let scaled = unmasked(self.flow, self.asking());
        let row = |i: usize| {
            let read = self.at(&self.flow.trace.scaled, i);
            let is_masked = read == f64::NEG_INFINITY;
            let state = if is_masked { MASKED } else { words::OPEN }.plain();
            vec![
                html! { fixed(scaled[i], 3) },
                html! { <span class="mask-state" data-masked={is_masked.to_string()}>{ state }</span> },
                html! { fixed(read, 3) },
            ]
        };
        self.ledger(
            &[words::SCALED, words::MASK, words::READS],
            &|i| TOKENS.name(i).into(),
            &row,
            None,
        )
    }

    fn softmax(&self) -> Html {
        let (powers, sum) = powers(self.flow, self.asking());
        let row = |i: usize| {
            vec![
                html! { fixed(self.at(&self.flow.trace.scaled, i), 3) },
                html! { fixed(powers[i], 3) },
                self.weight(i),
            ]
        };
        let total = self.flow.trace.weights.row(self.asking()).iter().sum();
        let foot = vec![Html::default(), html! { fixed(sum, 3) }, html! { fixed(total, 3) }];
        self.ledger(
            &[words::READS, words::POWER, words::WEIGHT],
            &|i| TOKENS.name(i).into(),
            &row,
            Some((words::SUM, foot)),
        )
    }

    fn blend(&self) -> Html {
        let weighted = weighted(self.flow, self.asking());
        let row = |i: usize| {
            let value = self.flow.values.row(i);
            let product = html! {
                <>
                    <span class="blend-line">{ "× " }{ vector(value, 2, "voice-value") }</span>
                    <span class="blend-line">{ "= " }{ vector(weighted.row(i), 3, "voice-value") }</span>
                </>
            };
            vec![self.weight(i), product]
        };
        let output = self.flow.trace.output.row(self.asking());
        let foot = vec![Html::default(), vector(output, 3, "voice-value")];
        self.ledger(
            &[words::WEIGHT, words::WEIGHTED],
            &|i| TOKENS.name(i).into(),
            &row,
            Some((words::OUTPUT, foot)),
        )
    }

    /// The entry of the asking query against key `i`.
    fn at(&self, matrix: &Matrix, i: usize) -> f64 {
        matrix.at(self.asking(), i)
    }

    /// A weight and its bar.
    fn weight(&self, i: usize) -> Html {
        weight_bar(self.at(&self.flow.trace.weights, i))
    }

    /// A table with one row a token; the first heading is the token's. It is named by its step.
    fn ledger(
        &self,
        columns: &[Text],
        head: &dyn Fn(usize) -> Html,
        row: &dyn Fn(usize) -> Vec<Html>,
        foot: Option<(Text, Vec<Html>)>,
    ) -> Html {
        let cells = |cells: Vec<Html>| {
            cells
                .into_iter()
                .map(|cell| html! { <td>{ cell }</td> })
                .collect::<Html>()
        };
        html! {
            <div class="ledger-box">
                <table class="ledger" aria-label={words::STEPS.name(self.view.setup.step as usize)}>
                    <thead><tr>
                        <th scope="col">{ words::TOKEN.plain() }</th>
                        { for columns.iter().map(|name| html! { <th scope="col">{ rich(*name) }</th> }) }
                    </tr></thead>
                    <tbody>{ for (0..N_TOKENS).map(|i| html! {
                        <tr key={i}><th scope="row">{ head(i) }</th>{ cells(row(i)) }</tr>
                    }) }</tbody>
                    if let Some((name, entries)) = foot {
                        <tfoot><tr><th scope="row">{ name.plain() }</th>{ cells(entries) }</tr></tfoot>
                    }
                </table>
            </div>
        }
    }
}

/// A score with all its decimals: the product of two numbers with two decimals each has at most four.
fn exact(score: f64) -> String {
    fixed(score, 4)
}

/// The numbers of a vector in the voice of its role.
pub(in crate::ui::figures) fn vector(numbers: &[f64], decimals: usize, voice: &'static str) -> Html {
    html! {
        <span class={classes!("vector", voice)}>
            { for numbers.iter().map(|x| html! { <span class="vector-number">{ fixed(*x, decimals) }</span> }) }
        </span>
    }
}

/// A dot product, spelled out: "a × b + c × d = sum".
fn products(a: &[f64], b: &[f64], decimals: usize, sum: String, voice: &'static str) -> Html {
    // Brackets keep a minus sign from standing next to a plus or a times.
    let factor = |x: f64| {
        let number = fixed(x, decimals);
        let is_negative = rounded(x, decimals).starts_with('-');
        if is_negative {
            ["(", &number, ")"].concat()
        } else {
            number
        }
    };
    let term = |(i, (x, y)): (usize, (&f64, &f64))| {
        let plus = if i == 0 { "" } else { "+ " };
        html! { <span>{ plus }{ factor(*x) }{ " × " }{ factor(*y) }</span> }
    };
    html! {
        <span class="products">
            { for a.iter().zip(b).enumerate().map(term) }
            <span>{ "= " }<strong class={voice}>{ sum }</strong></span>
        </span>
    }
}
