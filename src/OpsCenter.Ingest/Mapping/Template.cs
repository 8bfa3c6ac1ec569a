using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>
/// A text with <c>{…}</c> holes: a variable (topic segment, captured key, <c>device</c>, <c>site.name</c>) or a payload path, with
/// an optional translation table (<c>@table</c>) and default (<c>|text</c>).
/// </summary>
internal sealed class Template(string text, TemplatePart[] parts)
{
    public string Text => text;

    /// <summary>The text when it has no holes.</summary>
    public string? Constant => parts switch
    {
        [] => "",
        [{ Literal: { } literal }] => literal,
        _ => null,
    };

    /// <summary>True when only the topic decides: nothing of payload, device or captured keys is asked.</summary>
    public bool DependsOnTopicOnly(int topicVariables) =>
        parts.All(part => part.Literal is not null || (part.Kind == TemplateHole.Variable && part.Slot < topicVariables));

    /// <summary>Null where a hole without default finds nothing.</summary>
    public string? Render(MappingRun run, JsonElement item)
    {
        if (parts.Length == 1)
        {
            return Fill(parts[0], run, item);
        }

        var result = new StringBuilder();
        foreach (var part in parts)
        {
            if (Fill(part, run, item) is not { } filled)
            {
                return null;
            }

            result.Append(filled);
        }

        return result.ToString();
    }

    private static string? Fill(in TemplatePart part, MappingRun run, JsonElement item)
    {
        if (part.Literal is not null)
        {
            return part.Literal;
        }

        var value = part.Kind switch
        {
            TemplateHole.Variable => run.Variable(part.Slot),
            TemplateHole.Device => run.Device,
            TemplateHole.SiteName => run.Site?.Name.Vi ?? run.Device,
            _ => part.Path!.TryGet(run, item, out var element) ? JsonText.Of(element) : null,
        };
        if (value is not null && part.Table is not null && part.Table.TryGetValue(value, out var translated))
        {
            return translated;
        }

        return value ?? part.Default;
    }
}
