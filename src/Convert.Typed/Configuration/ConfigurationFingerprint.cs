using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>
/// Hashes what deciding looks at (DESIGN decision 12): members and their order in lists, not their spelling in the file.
/// Names, descriptions and formatting do not count.
/// </summary>
/// <remarks>Every text and list goes in with its length, so that no two configs run together to the same bytes.</remarks>
internal sealed class ConfigurationFingerprint : IDisposable
{
    private const int DigitsShown = 16;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] waiting = new byte[4096];
    private int waitingBytes;

    private ConfigurationFingerprint()
    {
    }

    /// <summary>The first 16 hexadecimal digits of the hash.</summary>
    public static string Of(ServedConfiguration configuration)
    {
        using var fingerprint = new ConfigurationFingerprint();
        fingerprint.Add(configuration);
        fingerprint.hash.AppendData(fingerprint.waiting.AsSpan(0, fingerprint.waitingBytes));
        return Convert.ToHexStringLower(fingerprint.hash.GetHashAndReset())[..DigitsShown];
    }

    public void Dispose() => hash.Dispose();

    private void Add(ServedConfiguration configuration)
    {
        Add(configuration.AccountId);
        Add(configuration.Project.Id);
        Add(configuration.Project.DefaultEnvironment);
        Add(configuration.Project.Environments, Add);
        Add(configuration.Project.Privacy);
        Add(configuration.Features, Add);
        Add(configuration.Experiences, Add);
        Add(configuration.Audiences, Add);
        Add(configuration.Segments, Add);
        Add(configuration.Locations, Add);
        Add(configuration.Goals, Add);
        Add(configuration.ArchivedExperiences, Add);
    }

    // Decides nothing, but whether decisions are reported.
    private void Add(PrivacySettings privacy)
    {
        Add(privacy.DoNotTrack.ToString());
        Add(privacy.GlobalPrivacyControl.ToString());
    }

    private void Add(ServedFeature feature)
    {
        Add(feature.Id);
        Add(feature.Key);
        Add(feature.Variables, variable =>
        {
            Add(variable.Key);
            Add(variable.Type);
        });
    }

    private void Add(ServedExperience experience)
    {
        Add(experience.Id);
        Add(experience.Key);
        Add(experience.Version);
        Add(experience.Environment);
        Add(experience.Locations, Add);
        Add(experience.SiteArea);
        Add(experience.Audiences, Add);
        Add(experience.MatchesAllAudiences);
        Add(experience.Variations, Add);
    }

    private void Add(ServedVariation variation)
    {
        Add(variation.Id);
        Add(variation.Key);
        Add(variation.Status);
        Add(variation.TrafficAllocation);
        Add(variation.Changes, change =>
        {
            Add(change.FeatureId);
            Add(change.Variables, value =>
            {
                Add(value.Key);
                Add(value.Value);
            });
        });
    }

    private void Add(ServedAudience audience)
    {
        Add(audience.Id);
        Add(audience.Key);
        Add(audience.IsPermanent);
        Add(audience.Rules);
    }

    private void Add(ServedRuleSet set)
    {
        Add(set.Id);
        Add(set.Key);
        Add(set.Rules);
    }

    private void Add(ServedRules? rules)
    {
        Add(rules is not null);
        if (rules is not null)
        {
            Add(rules.AnyOf, entry => Add(entry, group => Add(group, Add)));
        }
    }

    private void Add(ServedRule rule)
    {
        Add(rule.RuleType);
        Add(rule.Key);
        Add(rule.Value);
        Add(rule.MatchType);
        Add(rule.Negated switch { true => 1, false => 0, null => -1 });
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
            Add(flag);
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
                Add(JsonAttributes.Text(value));
                break;
            case JsonValueKind.Number:
                Append(JsonMarshal.GetRawUtf8Value(value));
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
                    Add(JsonAttributes.Name(member));
                    Add(member.Value);
                }

                break;
            default:
                // The kind alone says which value it is.
                break;
        }
    }

    private void Add<T>(ImmutableArray<T> items, Action<T> add) => Add(ImmutableCollectionsMarshal.AsArray(items)!, add);

    private void Add<T>(T[] items, Action<T> add)
    {
        Add(items.Length);
        foreach (var item in items)
        {
            add(item);
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
            // As UTF-16: half a surrogate pair is text like any other.
            Append(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private void Add(bool flag) => Add(flag ? 1 : 0);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        Hash(bytes);
    }

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Hash(bytes);
    }

    // Most portions are a few bytes, and handing one over costs more than hashing it.
    private void Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > waiting.Length - waitingBytes)
        {
            hash.AppendData(waiting.AsSpan(0, waitingBytes));
            waitingBytes = 0;
        }

        if (bytes.Length > waiting.Length)
        {
            hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(waiting.AsSpan(waitingBytes));
        waitingBytes += bytes.Length;
    }
}
