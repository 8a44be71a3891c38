using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>
/// Hashes what deciding looks at (DESIGN decision 12): members and their order in lists, not their spelling in the file.
/// Names, descriptions and formatting do not count.
/// </summary>
/// <remarks>
/// Every text and list goes in with its length, so that no two configs run together to the same numbers. Not cryptographic:
/// who may write a config need not forge one, and loading a cryptographic library would be half of an app's start.
/// </remarks>
internal sealed class ConfigurationFingerprint
{
    private ulong state = 0x9E3779B97F4A7C15;

    private ConfigurationFingerprint()
    {
    }

    /// <summary>The hash, as 16 hexadecimal digits.</summary>
    public static string Of(ServedConfiguration configuration)
    {
        var fingerprint = new ConfigurationFingerprint();
        fingerprint.Add(configuration);
        return fingerprint.state.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Add(ServedConfiguration configuration)
    {
        Add(configuration.AccountId);
        Add(configuration.Project.Id);
        Add(configuration.Project.DefaultEnvironment);
        AddTexts(configuration.Project.Environments.AsSpan());

        // These decide nothing but whether decisions are reported, for which a config is put in force, too.
        Add((int)configuration.Project.Privacy.DoNotTrack);
        Add((int)configuration.Project.Privacy.GlobalPrivacyControl);
        AddFeatures(configuration.Features.AsSpan());
        AddExperiences(configuration.Experiences.AsSpan());
        Add(configuration.Audiences.Length);
        foreach (var audience in configuration.Audiences)
        {
            Add(audience.Id);
            Add(audience.Key);
            Add(audience.IsPermanent ? 1 : 0);
            Add(audience.Rules);
        }

        AddRuleSets(configuration.Segments.AsSpan());
        AddRuleSets(configuration.Locations.AsSpan());
        AddRuleSets(configuration.Goals.AsSpan());
        foreach (var goal in configuration.Goals)
        {
            // What an app may report of a conversion, and is told when it changes.
            Add(goal.HasTransactions ? 1 : 0);
        }

        AddTexts(configuration.ArchivedExperiences.AsSpan());
    }

    private void AddFeatures(ReadOnlySpan<ServedFeature> features)
    {
        Add(features.Length);
        foreach (var feature in features)
        {
            Add(feature.Id);
            Add(feature.Key);
            Add(feature.Variables.Length);
            foreach (var variable in feature.Variables)
            {
                Add(variable.Key);
                Add(variable.Type);
            }
        }
    }

    private void AddExperiences(ReadOnlySpan<ServedExperience> experiences)
    {
        Add(experiences.Length);
        foreach (var experience in experiences)
        {
            Add(experience.Id);
            Add(experience.Key);
            Add(experience.Version);
            Add(experience.Environment);
            AddTexts(experience.Locations.AsSpan());
            Add(experience.SiteArea);
            AddTexts(experience.Audiences.AsSpan());
            Add(experience.MatchesAllAudiences ? 1 : 0);
            AddVariations(experience.Variations.AsSpan());
        }
    }

    private void AddVariations(ReadOnlySpan<ServedVariation> variations)
    {
        Add(variations.Length);
        foreach (var variation in variations)
        {
            Add(variation.Id);
            Add(variation.Key);
            Add(variation.Status);
            Add(variation.TrafficAllocation);
            Add(variation.Changes.Length);
            foreach (var change in variation.Changes)
            {
                Add(change.FeatureId);
                Add(change.Variables.Length);
                foreach (var value in change.Variables)
                {
                    Add(value.Key);
                    Add(value.Value);
                }
            }
        }
    }

    private void AddRuleSets(ReadOnlySpan<ServedRuleSet> sets)
    {
        Add(sets.Length);
        foreach (var set in sets)
        {
            Add(set.Id);
            Add(set.Key);
            Add(set.Rules);
        }
    }

    private void Add(ServedRules? rules)
    {
        Add(rules is null ? -1 : rules.AnyOf.Length);
        foreach (var entry in rules?.AnyOf ?? [])
        {
            Add(entry.Length);
            foreach (var group in entry)
            {
                Add(group.Length);
                foreach (var rule in group)
                {
                    Add(rule.RuleType);
                    Add(rule.Key);
                    Add(rule.Value);
                    Add(rule.MatchType);
                    Add(rule.Negated switch { true => 1, false => 0, null => -1 });
                }
            }
        }
    }

    private void Add(AttributeValue? value)
    {
        Add(value is { } given ? (int)given.Kind : -1);
        if (value is null)
        {
            return;
        }

        if (value.Value.TryGetText(out var text))
        {
            Add(text);
        }
        else if (value.Value.TryGetNumber(out var number))
        {
            Add(BitConverter.DoubleToInt64Bits(number));
        }
        else if (value.Value.TryGetBoolean(out var flag))
        {
            Add(flag ? 1 : 0);
        }
        else if (value.Value.TryGetList(out var items))
        {
            Add(items.Length);
            foreach (var item in items)
            {
                Add(item);
            }
        }
        else if (value.Value.TryGetObject(out var members))
        {
            Add(members.Count);
            foreach (var member in members)
            {
                Add(member.Key);
                Add(member.Value);
            }
        }
    }

    // A number counts as it is written: 1 and 1.0 are different text to whoever reads a JSON variable.
    private void Add(JsonElement value)
    {
        Add((int)value.ValueKind);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
                Add(raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonAttributes.Text(value)) : raw);
                break;
            case JsonValueKind.Number:
                Add(JsonMarshal.GetRawUtf8Value(value));
                break;
            case JsonValueKind.Array:
                Add(value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                {
                    Add(item);
                }

                break;
            case JsonValueKind.Object:
                Add(value.GetPropertyCount());
                foreach (var member in value.EnumerateObject())
                {
                    var name = JsonMarshal.GetRawUtf8PropertyName(member);
                    Add(name.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonAttributes.Name(member)) : name);
                    Add(member.Value);
                }

                break;
            default:
                // The kind alone says which value it is.
                break;
        }
    }

    private void AddTexts(ReadOnlySpan<string> texts)
    {
        Add(texts.Length);
        foreach (var text in texts)
        {
            Add(text);
        }
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
        }
        else
        {
            Add(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        for (; bytes.Length >= sizeof(long); bytes = bytes[sizeof(long)..])
        {
            Add(BinaryPrimitives.ReadInt64LittleEndian(bytes));
        }

        var rest = 0L;
        foreach (var value in bytes)
        {
            rest = (rest << 8) | value;
        }

        Add(rest);
    }

    // The finalizer of MurmurHash3 (public domain, Austin Appleby) over everything so far: each bit changes about half of the others.
    private void Add(long number)
    {
        state ^= (ulong)number;
        state = (state ^ (state >> 33)) * 0xFF51AFD7ED558CCD;
        state = (state ^ (state >> 33)) * 0xC4CEB9FE1A85EC53;
        state ^= state >> 33;
    }
}
