// The fifteen questions and the graded key, word for word, written down apart from the lesson's own sources: what the tests
// hold the page to. `right` counts from 0.

export const KEY = [
  {
    question: "In the attention mechanism, what does the query vector represent?",
    options: [
      "The information being used to compute similarity scores against keys",
      "The final output that combines all weighted values",
      "The stored representations that are retrieved based on key matches",
      "The information being retrieved from other positions in the sequence",
    ],
    right: 0,
  },
  {
    question: "What mathematical operation transforms the raw attention scores (query-key dot products) into probabilities that sum to 1?",
    options: [
      "Gradient descent",
      "Layer normalization",
      "Sigmoid normalization",
      "Softmax function",
    ],
    right: 3,
  },
  {
    question: "A transformer processes a 4-token sequence. After computing dot products between a query and all four keys, the raw scores are [2.0, 0.5, -1.0, 0.0]. After softmax, which token will receive the highest attention weight?",
    options: [
      "Token 2 (score 0.5)",
      "Token 4 (score 0.0)",
      "Token 3 (score -1.0)",
      "Token 1 (score 2.0)",
    ],
    right: 3,
  },
  {
    question: "Why is attention described as a 'soft' lookup rather than a 'hard' lookup?",
    options: [
      "It only works on sequences of a fixed length",
      "It distributes attention across multiple positions rather than selecting exactly one",
      "It can only be used with floating-point numbers",
      "It requires special hardware to run efficiently",
    ],
    right: 1,
  },
  {
    question: "What determines which values contribute to the output of an attention head for a given query?",
    options: [
      "Random selection weighted by sequence position",
      "The distance in the sequence from the current position",
      "The similarity between the query and each key",
      "The alphabetical order of tokens in the sequence",
    ],
    right: 2,
  },
  {
    question: "In the attention mechanism, what are the 'values' and what role do they play in the final output?",
    options: [
      "They are trainable parameters that never change during processing",
      "They are scalar coefficients that determine how much to weigh each position",
      "They are the query-key products before softmax",
      "They are the actual information content that gets retrieved and aggregated",
    ],
    right: 3,
  },
  {
    question: "A student says: 'I can tell exactly what concept the model is thinking about by looking at which tokens have the highest attention weights.' Based on the lesson, why is this problematic?",
    options: [
      "Attention weights are random and uninterpretable",
      "Attention weights are weights, not direct representations of the model's reasoning or knowledge",
      "Attention only works with numerical tokens, not concepts",
      "The model has no way to store conceptual information",
    ],
    right: 1,
  },
  {
    question: "What computational breakthrough enabled the 'scale era' in large language models?",
    options: [
      "Limiting each attention head to process only 10 tokens",
      "Reducing the size of the vocabulary to under 1000 words",
      "Parallelizing the attention computation across all positions",
      "Introducing recursion to process sequences sequentially",
    ],
    right: 2,
  },
  {
    question: "What does it mean that attention allows a token to 'gather context from anywhere in a sequence'?",
    options: [
      "The attention mechanism lets any position attend to any other position regardless of distance",
      "Only adjacent tokens can communicate in the attention mechanism",
      "Each token can directly access the raw embeddings of all other tokens without transformation",
      "Tokens must travel through hidden layers to reach distant positions",
    ],
    right: 0,
  },
  {
    question: "A researcher notices that one attention head in a trained model consistently attends to the token immediately following the current position. What might explain this?",
    options: [
      "The head is malfunctioning and needs to be reset",
      "The model has a bug in its implementation",
      "The head learned to focus on next-token prediction as a useful pattern",
      "Attention heads cannot detect positional patterns",
    ],
    right: 2,
  },
  {
    question: "The lesson states that attention weights are not 'what the model is thinking about.' What are they actually?",
    options: [
      "The model's confidence scores for each possible next token",
      "The final predictions of the model",
      "Representations of the input text's emotional content",
      "Learned parameters that determine how information flows during computation",
    ],
    right: 3,
  },
  {
    question: "Why is the content-addressable memory analogy for attention useful but incomplete?",
    options: [
      "Content-addressable memory doesn't exist in computer systems",
      "Content-addressable memory is too fast for neural networks to simulate",
      "The lookup is 'soft' (weighted) rather than 'hard' (exact match), and the matching is learned, not based on stored keys",
      "Attention doesn't use memory at all",
    ],
    right: 2,
  },
  {
    question: "In a single attention step, what happens to the values after the softmax produces attention weights?",
    options: [
      "They are discarded and new values are generated",
      "They are averaged equally regardless of attention weights",
      "They are passed through a sigmoid function",
      "They are multiplied by their corresponding weights and summed together",
    ],
    right: 3,
  },
  {
    question: "If you wanted to predict which architecture variant will outperform others in the future, what does the lesson suggest?",
    options: [
      "It cannot be reliably predicted — there are unknown factors",
      "Select the variant that uses the most recent activation function",
      "Choose the variant with highest current benchmark scores",
      "Use the variant with the most parameters",
    ],
    right: 0,
  },
  {
    question: "What would happen if you removed the softmax function from the attention mechanism and just used the raw dot products as weights?",
    options: [
      "The output would be identical since softmax doesn't change relative rankings",
      "The model would train faster but produce the same results",
      "The values would be processed more efficiently",
      "Weights could be negative, and the output would not be a proper weighted blend of values",
    ],
    right: 3,
  },
];
