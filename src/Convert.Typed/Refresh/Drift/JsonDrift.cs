using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Refresh;

/// <summary>Finds the values of a json variable that are of another structure than the app was built for.</summary>
internal static class JsonDrift
{
    /// <summary>For each variation whose value does not fit, a clause that ends the sentence: which part of it, and what follows.</summary>
    public static IEnumerable<string> Find(CompiledFeature feature, int position, VariableShape variable)
    {
        foreach (var carrier in feature.Carriers)
        {
            foreach (var variation in carrier.Variations)
            {
                if (variation.ChangeOf(feature)?.Values[position] is JsonElement json && Misfit(json, variable) is { } misfit)
                {
                    yield return $"in variation '{variation.Key ?? variation.Id}' of '{carrier.Key ?? carrier.Id}' {misfit}";
                }
            }
        }
    }

    private static string? Misfit(JsonElement json, VariableShape variable)
    {
        // Null is how a variation says that it sets no value, where not every variation must.
        var misfits = new List<JsonMisfit>();
        if ((json.ValueKind == JsonValueKind.Null && !variable.IsAlwaysSet) || (variable.Json!.Fits(json, misfits) && misfits.Count == 0))
        {
            return null;
        }

        var worst = misfits.Find(static misfit => !misfit.EndsInNull) ?? misfits[0];
        var more = misfits.Count > 1 ? $", and {misfits.Count - 1} more of its parts do not fit" : "";
        return $"{variable.Key}{worst.Path} {worst.Fault}{more}: {Consequence(worst, variable)}.";
    }

    private static string Consequence(JsonMisfit misfit, VariableShape variable) =>
        misfit.EndsInNull ? "the member is null there"
        : variable.IsAlwaysSet ? "TryGet is false there"
        : "it has no value there";
}
