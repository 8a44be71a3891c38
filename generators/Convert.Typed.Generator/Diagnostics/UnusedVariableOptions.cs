using System.Collections.Immutable;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Diagnostics;

/// <summary>Finds json variables that the project names and no snapshot has: they would be ignored, and nobody would see why.</summary>
internal static class UnusedVariableOptions
{
    public static EquatableArray<Finding> Find(EquatableArray<VariableOption> options, ImmutableArray<DeclaredVariables> snapshots) =>

        // What an option is for may stand behind the fault of a snapshot, which is reported already.
        snapshots.All(static snapshot => snapshot.AreAll)
            ? options.Where(option => !snapshots.Any(snapshot => Has(snapshot.Json, option))).Select(option => Unused(option, snapshots)).ToEquatableArray()
            : default;

    private static Finding Unused(VariableOption option, ImmutableArray<DeclaredVariables> snapshots) =>
        Finding.CreateWithoutPlace(
            Descriptors.UnusedVariableOption,
            JsonQuote.Quote(option.Variable),
            JsonQuote.Quote(option.Feature),
            snapshots.Any(snapshot => Has(snapshot.Other, option)) ? "is not of type json" : "is in no snapshot");

    private static bool Has(EquatableArray<VariableKey> variables, VariableOption option) =>
        variables.Contains(new(option.Feature, option.Variable));
}
