// Loads the installed lexicons, benchmark and model, and names the benchmark.
#include <cstdio>

#include "engine/evidence/model.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const auto lexicon = probant::lexicon::Lexicon::load(arguments[1]);
    if (!lexicon)
        return std::fprintf(stderr, "%s\n", probant::base::to_text(lexicon.error()).c_str()), 2;
    const auto benchmark =
        probant::lexicon::load_benchmark(arguments[1], "integrating-cities", *lexicon);
    if (!benchmark)
        return std::fprintf(stderr, "%s\n", probant::base::to_text(benchmark.error()).c_str()), 2;
    const auto model = probant::evidence::model_of(*benchmark);
    if (!model || !model->trained) return std::fprintf(stderr, "no trained model\n"), 2;
    std::printf("%s: %zu factors\n", benchmark->wording("en").title.c_str(),
                benchmark->factors.size());
    return 0;
}
