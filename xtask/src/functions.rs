//! The order of the program's functions. WebAssembly leaves it open, and a compressor finds more of what it has just seen where similar ones
//! follow one another: about 6 kB of 240.

use std::collections::{BTreeSet, HashMap};

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use crate::Result;

/// How many bytes in a row count as one feature of a function.
const RUN: usize = 3;

/// The same program with its functions in an order in which each is like the one before.
pub(crate) fn sort(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut n_imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    n_imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut indices: Vec<usize> = (0..n_imported + order.len()).collect();
    for (place, function) in order.iter().enumerate() {
        indices[n_imported + function] = n_imported + place;
    }
    let mut module = Module::new();
    Sorted { order, indices }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// A chain through all functions: after each comes the one of which the largest part is in it too, the first of several such.
fn order(bodies: &[Vec<u8>]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order: Vec<usize> = left.pop_first().into_iter().collect();
    while let Some(last) = order.last().filter(|_| !left.is_empty()) {
        let mut n_shared = vec![0_usize; bodies.len()];
        for holder in runs[*last].iter().flat_map(|run| &holders[run]) {
            n_shared[*holder] += 1;
        }
        let part = |function: usize| n_shared[function] as f64 / runs[function].len().max(1) as f64;
        let next = left
            .iter()
            .copied()
            .reduce(|best, other| if part(other) > part(best) { other } else { best });
        order.extend(next);
        left.retain(|function| Some(*function) != next);
    }
    order
}

struct Sorted {
    /// The functions by their old places, in the new order.
    order: Vec<usize>,
    /// The new index of each, behind those that are imported.
    indices: Vec<usize>,
}

type Reencoded<T> = std::result::Result<T, reencode::Error>;

impl Reencode for Sorted {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Reencoded<u32> {
        Ok(self.indices[index as usize] as u32)
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        types: FunctionSectionReader<'_>,
    ) -> Reencoded<()> {
        let types = types.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
        self.order.iter().for_each(|function| {
            section.function(types[*function]);
        });
        Ok(())
    }

    fn parse_code_section(&mut self, section: &mut CodeSection, bodies: CodeSectionReader<'_>) -> Reencoded<()> {
        let bodies = bodies.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(section, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn similar_functions_follow_one_another() {
        let bodies = [
            b"abcdef".to_vec(),
            b"uvwxyz".to_vec(),
            b"abcdeg".to_vec(),
            b"uvwxya".to_vec(),
            vec![],
        ];
        assert_eq!(order(&bodies), [0, 2, 1, 3, 4]);
    }
}
