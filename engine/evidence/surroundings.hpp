// How much evidence stands around a passage. Most of an archive speaks of other things; where
// nothing around a passage is evidence, its own words are more likely to mean something else.
//
// Road: index > lexicon > [evidence: features > score] > report. Method: the class prior is
// estimated anew for each place from what the classifier says there, in the spirit of Saerens,
// Latinne, Decaestecker, «Adjusting the outputs of a classifier to new a priori probabilities»,
// Neural Computation 14 (2002); here smoothed over the neighbourhood, and how far it counts is
// learned (Mixing::around).
#pragma once

#include <vector>

namespace probant::evidence {

/// `evidence`: for each passage of a document, in reading order, the probability that it is
/// evidence for some factor, by the factors' own models. Returns for each passage the log-odds of
/// the mean over the others, near ones counting most (a weight falls to a third within fifteen
/// passages), less the log-odds of an ordinary share: 0 for a lone passage, negative where nothing
/// else is evidence.
std::vector<double> surroundings(const std::vector<double>& evidence);

}  // namespace probant::evidence
