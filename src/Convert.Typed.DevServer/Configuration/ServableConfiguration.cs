using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvertTyped.DevServer.Configuration;

/// <summary>A config that can be served: whole, as it was written, or without the experiences that a request does not get.</summary>
internal sealed class ServableConfiguration
{
    // What the client reads, too.
    private const int MaximumDepth = 512;

    private const string NotAConfig = "Give a config as the service serves it: a JSON object with account_id and project.id.";

    private readonly JsonElement root;

    private ServableConfiguration(JsonElement root, string accountId, string projectId)
    {
        this.root = root;
        AccountId = accountId;
        ProjectId = projectId;
        Outline = ConfigurationOutline.Read(root);
        DisablesDefaultConfig = DisablesDefault(root.GetProperty("project"));
    }

    public string AccountId { get; }

    public string ProjectId { get; }

    /// <summary>Whether the project refuses its config to requests that name only account and project.</summary>
    public bool DisablesDefaultConfig { get; }

    /// <summary>What people want to see of it.</summary>
    public ConfigurationOutline Outline { get; }

    /// <summary>Reads a config, or the settings of the JavaScript client, which hold one as <c>data</c>.</summary>
    /// <exception cref="InvalidDataException">It is not one; the message says why, and what one looks like.</exception>
    public static ServableConfiguration Read(ReadOnlyMemory<byte> json)
    {
        JsonElement root;
        try
        {
            // A byte order mark is what some editors write; the service sends none.
            var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            root = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaximumDepth }).RootElement;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"It is not JSON: {fault.Message} {NotAConfig}", fault);
        }

        if (root.Member("error") is not null)
        {
            throw new InvalidDataException($"It is an error answer of the service. {NotAConfig}");
        }

        if (root.Member("account_id") is null && root.Member("data") is { ValueKind: JsonValueKind.Object } settings)
        {
            root = settings;
        }

        try
        {
            return root.IdentifierMember("account_id") is { } accountId && root.Member("project")?.IdentifierMember("id") is { } projectId
                ? new ServableConfiguration(root, accountId, projectId)
                : throw new InvalidDataException($"It has no account_id or no project.id. {NotAConfig}");
        }
        catch (InvalidOperationException fault)
        {
            // Half a surrogate pair is found when its text is read, not when the document is.
            throw new InvalidDataException($"A name, key or id in it is no valid text: {fault.Message}", fault);
        }
    }

    /// <summary>The config with the experiences that this selection gets, each exactly as it was written.</summary>
    public ReadOnlyMemory<byte> Write(ConfigurationSelection selection)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in root.EnumerateObject())
            {
                WriteMember(writer, member, selection);
            }

            if (selection.IncludeDrafts && !root.TryGetProperty("is_debug", out _))
            {
                writer.WriteBoolean("is_debug", true);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonProperty member, ConfigurationSelection selection)
    {
        writer.WritePropertyName(member.Name);
        if (member.NameEquals("is_debug"))
        {
            writer.WriteBooleanValue(selection.IncludeDrafts);
        }
        else if (member.NameEquals("experiences") && member.Value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var experience in member.Value.EnumerateArray().Where(experience => IsSelected(experience, selection)))
            {
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(experience), skipInputValidation: true);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(member.Value), skipInputValidation: true);
        }
    }

    private static bool IsSelected(JsonElement experience, ConfigurationSelection selection) =>
        (selection.ExperienceId is null || experience.IdentifierMember("id") == selection.ExperienceId)
        && (selection.Environment is null || RunsIn(experience, selection.Environment))
        && experience.TextMember("status") switch
        {
            "draft" or "paused" => selection.IncludeDrafts,
            // Over, or not begun: no request gets these.
            "completed" or "scheduled" => false,
            _ => true,
        };

    // The list of environments is the older form; an experience that names none runs in all.
    private static bool RunsIn(JsonElement experience, string environment)
    {
        if (experience.TextMember("environment") is { Length: > 0 } only)
        {
            return only == environment;
        }

        var listed = experience.ListMember("environments").ToList();
        return listed.Count == 0 || listed.Exists(name => name.ValueKind == JsonValueKind.String && name.GetString() == environment);
    }

    private static bool DisablesDefault(JsonElement project) =>
        project.IsTrue("disable_default_config") || (project.Member("settings")?.IsTrue("disable_default_config") ?? false);
}
