//! The papers that the lesson leans on. Every claim that is not common knowledge cites one of them.

/// A source.
#[derive(Debug)]
pub struct Source {
    /// The key by which texts cite it, `[@key]`: first author and year, lower case.
    pub key: &'static str,
    /// How a citation in the text names it, for example "Vaswani et al. 2017".
    pub short: &'static str,
    /// Authors, year, title, where it appeared.
    pub full: &'static str,
    /// Where to read it. The page never loads it; a reader may follow it.
    pub url: &'static str,
}

/// What a citation in the text needs of a source: the program of the page carries no more of it.
#[derive(Debug)]
pub struct Cited {
    /// [`Source::key`].
    pub key: &'static str,
    /// [`Source::short`].
    pub short: &'static str,
}

/// What citations of this key need.
pub fn cited(key: &str) -> Option<&'static Cited> {
    CITED.iter().find(|cited| cited.key == key)
}

static CITED: [Cited; SOURCES.len()] = {
    let mut all = [const { Cited { key: "", short: "" } }; SOURCES.len()];
    let mut i = 0;
    while i < SOURCES.len() {
        all[i].key = SOURCES[i].key;
        all[i].short = SOURCES[i].short;
        i += 1;
    }
    all
};

/// All sources, in the order of the list at the lesson's end: by first author.
pub static SOURCES: &[Source] = &[
    Source {
        key: "bahdanau2015",
        short: "Bahdanau et al. 2015",
        full: "D. Bahdanau, K. Cho, Y. Bengio (2015). Neural Machine Translation by Jointly Learning to Align and \
               Translate. ICLR.",
        url: "https://arxiv.org/abs/1409.0473",
    },
    Source {
        key: "brunner2020",
        short: "Brunner et al. 2020",
        full: "G. Brunner, Y. Liu, D. Pascual, O. Richter, M. Ciaramita, R. Wattenhofer (2020). On Identifiability in \
               Transformers. ICLR.",
        url: "https://arxiv.org/abs/1908.04211",
    },
    Source {
        key: "clark2019",
        short: "Clark et al. 2019",
        full: "K. Clark, U. Khandelwal, O. Levy, C. D. Manning (2019). What Does BERT Look At? An Analysis of BERT’s \
               Attention. BlackboxNLP.",
        url: "https://aclanthology.org/W19-4828",
    },
    Source {
        key: "dao2022",
        short: "Dao et al. 2022",
        full: "T. Dao, D. Y. Fu, S. Ermon, A. Rudra, C. Ré (2022). FlashAttention: Fast and Memory-Efficient Exact \
               Attention with IO-Awareness. NeurIPS.",
        url: "https://arxiv.org/abs/2205.14135",
    },
    Source {
        key: "elhage2021",
        short: "Elhage et al. 2021",
        full: "N. Elhage, N. Nanda, C. Olsson, and others (2021). A Mathematical Framework for Transformer Circuits. \
               Transformer Circuits Thread.",
        url: "https://transformer-circuits.pub/2021/framework/index.html",
    },
    Source {
        key: "graves2014",
        short: "Graves et al. 2014",
        full: "A. Graves, G. Wayne, I. Danihelka (2014). Neural Turing Machines. arXiv:1410.5401.",
        url: "https://arxiv.org/abs/1410.5401",
    },
    Source {
        key: "haviv2022",
        short: "Haviv et al. 2022",
        full: "A. Haviv, O. Ram, O. Press, P. Izsak, O. Levy (2022). Transformer Language Models without Positional \
               Encodings Still Learn Positional Information. Findings of EMNLP.",
        url: "https://arxiv.org/abs/2203.16634",
    },
    Source {
        key: "jain2019",
        short: "Jain & Wallace 2019",
        full: "S. Jain, B. C. Wallace (2019). Attention is not Explanation. NAACL.",
        url: "https://arxiv.org/abs/1902.10186",
    },
    Source {
        key: "kaplan2020",
        short: "Kaplan et al. 2020",
        full: "J. Kaplan, S. McCandlish, T. Henighan, and others (2020). Scaling Laws for Neural Language Models. \
               arXiv:2001.08361.",
        url: "https://arxiv.org/abs/2001.08361",
    },
    Source {
        key: "katharopoulos2020",
        short: "Katharopoulos et al. 2020",
        full: "A. Katharopoulos, A. Vyas, N. Pappas, F. Fleuret (2020). Transformers are RNNs: Fast Autoregressive \
               Transformers with Linear Attention. ICML.",
        url: "https://arxiv.org/abs/2006.16236",
    },
    Source {
        key: "kazemnejad2023",
        short: "Kazemnejad et al. 2023",
        full: "A. Kazemnejad, I. Padhi, K. Natesan Ramamurthy, P. Das, S. Reddy (2023). The Impact of Positional \
               Encoding on Length Generalization in Transformers. NeurIPS.",
        url: "https://arxiv.org/abs/2305.19466",
    },
    Source {
        key: "kobayashi2020",
        short: "Kobayashi et al. 2020",
        full: "G. Kobayashi, T. Kuribayashi, S. Yokoi, K. Inui (2020). Attention is Not Only a Weight: Analyzing \
               Transformers with Vector Norms. EMNLP.",
        url: "https://aclanthology.org/2020.emnlp-main.574",
    },
    Source {
        key: "michel2019",
        short: "Michel et al. 2019",
        full: "P. Michel, O. Levy, G. Neubig (2019). Are Sixteen Heads Really Better than One? NeurIPS.",
        url: "https://arxiv.org/abs/1905.10650",
    },
    Source {
        key: "narang2021",
        short: "Narang et al. 2021",
        full: "S. Narang, H. W. Chung, Y. Tay, and others (2021). Do Transformer Modifications Transfer Across \
               Implementations and Applications? EMNLP.",
        url: "https://aclanthology.org/2021.emnlp-main.465",
    },
    Source {
        key: "olsson2022",
        short: "Olsson et al. 2022",
        full: "C. Olsson, N. Elhage, N. Nanda, and others (2022). In-context Learning and Induction Heads. \
               Transformer Circuits Thread.",
        url: "https://arxiv.org/abs/2209.11895",
    },
    Source {
        key: "ramsauer2021",
        short: "Ramsauer et al. 2021",
        full: "H. Ramsauer, B. Schäfl, J. Lehner, and others (2021). Hopfield Networks is All You Need. ICLR.",
        url: "https://arxiv.org/abs/2008.02217",
    },
    Source {
        key: "shazeer2019",
        short: "Shazeer 2019",
        full: "N. Shazeer (2019). Fast Transformer Decoding: One Write-Head is All You Need. arXiv:1911.02150.",
        url: "https://arxiv.org/abs/1911.02150",
    },
    Source {
        key: "tay2022",
        short: "Tay et al. 2022",
        full: "Y. Tay, M. Dehghani, S. Abnar, and others (2022). Scaling Laws vs Model Architectures: How does \
               Inductive Bias Influence Scaling? arXiv:2207.10551.",
        url: "https://arxiv.org/abs/2207.10551",
    },
    Source {
        key: "vaswani2017",
        short: "Vaswani et al. 2017",
        full: "A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, I. Polosukhin \
               (2017). Attention Is All You Need. NeurIPS.",
        url: "https://arxiv.org/abs/1706.03762",
    },
    Source {
        key: "voita2019",
        short: "Voita et al. 2019",
        full: "E. Voita, D. Talbot, F. Moiseev, R. Sennrich, I. Titov (2019). Analyzing Multi-Head Self-Attention: \
               Specialized Heads Do the Heavy Lifting, the Rest Can Be Pruned. ACL.",
        url: "https://arxiv.org/abs/1905.09418",
    },
    Source {
        key: "wang2024",
        short: "Wang et al. 2024",
        full: "J. Wang, T. Ji, Y. Wu, H. Yan, T. Gui, Q. Zhang, X. Huang, X. Wang (2024). Length Generalization of \
               Causal Transformers without Position Encoding. arXiv:2404.12224.",
        url: "https://arxiv.org/abs/2404.12224",
    },
    Source {
        key: "wiegreffe2019",
        short: "Wiegreffe & Pinter 2019",
        full: "S. Wiegreffe, Y. Pinter (2019). Attention is not not Explanation. EMNLP-IJCNLP.",
        url: "https://aclanthology.org/D19-1002",
    },
    Source {
        key: "xiao2023",
        short: "Xiao et al. 2023",
        full: "G. Xiao, Y. Tian, B. Chen, S. Han, M. Lewis (2023). Efficient Streaming Language Models with Attention \
               Sinks. arXiv:2309.17453.",
        url: "https://arxiv.org/abs/2309.17453",
    },
];
