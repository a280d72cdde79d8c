/// What is known of models: which there are, and for each fact its source and date. Nothing is made up; what nobody
/// said stays unknown.
///
/// A {@link dev.antigravity.catalog.ModelSource} is anybody who knows models: the configuration, what a provider
/// listed ({@link dev.antigravity.catalog.ListingCache}), what a public data set says ({@link
/// dev.antigravity.catalog.RefreshedFacts}), what this version brought along ({@link
/// dev.antigravity.catalog.ModelFacts}). What a model was seen not to take ({@link
/// dev.antigravity.catalog.Sightings}) counts over all but the configuration. {@link
/// dev.antigravity.catalog.Catalog} puts them together, the strongest
/// first. {@link dev.antigravity.catalog.Listings} reads what each protocol answers when it is asked for its models.
/// May use `chat`, `json`, `files`.
@NullMarked
package dev.antigravity.catalog;

import org.jspecify.annotations.NullMarked;
