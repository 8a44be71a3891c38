using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Benchmarks;

/// <summary>A config of any size in the shape that the service serves: members an app has no use for included.</summary>
internal static class LargeConfiguration
{
    /// <summary>Two features for each experience, each with four variables that every one of the three arms sets.</summary>
    public static byte[] Of(int experiences)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("account_id", "10012345");
        json.WritePropertyName("project");
        json.WriteRawValue("""{"id":"10054323","name":"Large shop","type":"fullstack","utc_offset":0,"settings":{"data_anonymization":false,"do_not_track":"OFF"},"environments":{"live":{"label":"Live","is_default":true}}}""");
        WriteList(json, "features", 2 * experiences, WriteFeature);
        WriteList(json, "audiences", Math.Max(1, experiences / 10), WriteAudience);
        WriteList(json, "experiences", experiences, WriteExperience);
        WriteList(json, "goals", Math.Max(1, experiences / 10), static (json, number) => json.WriteRawValue($$"""{"id":"{{100400000 + number}}","name":"Goal {{number}}","key":"goal-{{number}}","type":"advanced","rules":null}"""));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, int count, Action<Utf8JsonWriter, int> write)
    {
        json.WriteStartArray(name);
        for (var number = 0; number < count; number++)
        {
            write(json, number);
        }

        json.WriteEndArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, int number) => json.WriteRawValue(
        $$"""{"id":"{{10000 + number}}","name":"Feature {{number}} of the shop","key":"feature-{{number}}","variables":[{"key":"caption","type":"string"},{"key":"layout","type":"json"},{"key":"columns","type":"integer"},{"key":"rounded","type":"boolean"}]}""");

    private static void WriteAudience(Utf8JsonWriter json, int number) => json.WriteRawValue(
        $$$"""{"id":"{{{100500000 + number}}}","name":"Audience {{{number}}}","key":"audience-{{{number}}}","type":"transient","rules":{"OR":[{"AND":[{"OR_WHEN":[{"rule_type":"generic_text_key_value","matching":{"match_type":"equals","negated":false},"value":"US","key":"country"}]}]}]}}""");

    private static void WriteExperience(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject();
        json.WriteString("id", Text(100300000 + number));
        json.WriteString("name", $"Experience {number} of a project that has been running for years");
        json.WriteString("key", $"experience-{number}");
        json.WriteString("type", "a/b_fullstack");
        json.WriteString("status", "active");
        json.WriteString("global_js", "");
        json.WriteString("global_css", "");
        json.WriteString("environment", "live");
        json.WritePropertyName("settings");
        json.WriteRawValue("""{"min_order_value":0,"max_order_value":99999,"matching_options":{"audiences":"any","locations":"any"},"placeholders":[],"outliers":{"order_value":{"detection_type":"none"},"products_ordered_count":{"detection_type":"none"}}}""");
        json.WriteNumber("version", 8);
        json.WriteStartArray("locations");
        json.WriteEndArray();
        json.WriteNull("site_area");
        json.WriteStartArray("audiences");
        json.WriteStringValue(Text(100500000 + (number / 10)));
        json.WriteEndArray();
        json.WriteStartArray("goals");
        json.WriteStringValue(Text(100400000 + (number / 10)));
        json.WriteEndArray();
        json.WriteStartArray("variations");
        for (var arm = 0; arm < 3; arm++)
        {
            WriteVariation(json, number, arm);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVariation(Utf8JsonWriter json, int experience, int arm)
    {
        json.WriteStartObject();
        json.WriteString("id", Text(100600000 + (3 * experience) + arm));
        json.WriteString("name", arm == 0 ? "Original Page" : $"Variation {arm}");
        json.WriteString("key", $"{100600000 + (3 * experience) + arm}-variation-{arm}");
        json.WriteString("status", "running");
        json.WriteStartArray("changes");
        for (var feature = 2 * experience; feature < 2 * (experience + 1); feature++)
        {
            WriteChange(json, 10000 + feature, 100700000 + (6 * experience) + (2 * arm) + (feature % 2), arm);
        }

        json.WriteEndArray();
        json.WriteNumber("traffic_allocation", arm == 0 ? 34.0 : 33.0);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, int feature, int id, int arm)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("type", "fullStackFeature");
        json.WriteStartObject("data");
        json.WriteNumber("feature_id", feature);
        json.WriteStartObject("variables_data");
        json.WriteString("caption", $"Buy now, pay later: offer {id} of arm {arm}, while stocks last, no questions asked, shipping included");
        json.WritePropertyName("layout");
        json.WriteRawValue("""{"grid":{"columns":[1,2,3],"gap":"1.5rem"},"title":"As the designers left it in the spring, before anybody had asked for less","note":"The second column is for what sells; move it with care, and tell the shop first. It is looked at by more people than the rest of the page together.","steps":[{"name":"cart","optional":false},{"name":"address","optional":true},{"name":"payment","optional":false}]}""");
        json.WriteString("columns", Text(arm + 2));
        json.WriteBoolean("rounded", arm == 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
