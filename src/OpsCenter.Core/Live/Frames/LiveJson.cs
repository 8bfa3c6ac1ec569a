using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace OpsCenter.Core.Live.Frames;

/// <summary>How frames are written: camel case, nulls left out unless they mean something, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveSnapshot))]
[JsonSerializable(typeof(LiveFrame))]
public sealed partial class LiveJson : JsonSerializerContext
{
    /// <summary>
    /// The one to write with: Vietnamese letters stay letters (a third of the bytes of escapes), while the encoder still
    /// escapes &lt;, &gt;, &amp; and quotes, so the text may stand inside a script element of a page.
    /// </summary>
    public static LiveJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A value that is no number must not silence a whole wall.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
