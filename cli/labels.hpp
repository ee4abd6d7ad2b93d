// Where training and measuring find their labelled documents, and the parts of the engine they
// share.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "engine/evidence/train.hpp"

namespace probant::cli {

/// The labels at `paths`; where none are given, those of corpus/labels beside the lexicons. Fails
/// with NotFound where there are none either.
base::Result<std::vector<evidence::LabelledDocument>> load_labels(
    Context& context, const std::vector<std::string>& paths);

}  // namespace probant::cli
