using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpsCenter.Core.Notifications.Templates;

/// <summary>A text with placeholders out of a closed list. Immutable.</summary>
/// <remarks>A line that has placeholders, all of which are empty, is left out whole, so that one template fits alarms with and without a place. Two braces stand for one.</remarks>
public sealed class NoticeTemplate
{
    private readonly Line[] _lines;

    private NoticeTemplate(string source, Line[] lines) => (Source, _lines) = (source, lines);

    /// <summary>As it was written.</summary>
    public string Source { get; }

    /// <summary>False, with what is wrong, where a brace is not closed or a placeholder is not known.</summary>
    /// <param name="text">The template.</param>
    /// <param name="template">Null where it is wrong.</param>
    /// <param name="unknown">The placeholder that is none; null where a brace is alone.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out NoticeTemplate? template, out string? unknown)
    {
        (template, unknown) = (null, null);
        var lines = new List<Line>();
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var parts = new List<Part>();
            if (!TryParse(line, parts, out unknown))
            {
                return false;
            }

            lines.Add(new Line([.. parts]));
        }

        template = new NoticeTemplate(text, [.. lines]);
        return true;
    }

    /// <summary>For templates of the program itself.</summary>
    public static NoticeTemplate Parse(string text) =>
        TryParse(text, out var template, out var unknown) ? template : throw new ArgumentException($"'{unknown}' is no placeholder.", nameof(text));

    public string Fill(Func<string, string> value)
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            var filled = line.Parts.Select(part => part.IsPlaceholder ? value(part.Text) : part.Text).ToArray();
            var placeholders = line.Parts.Zip(filled).Where(pair => pair.First.IsPlaceholder).ToArray();
            if (placeholders.Length > 0 && placeholders.All(pair => pair.Second.Length == 0))
            {
                continue;
            }

            text.Append(text.Length == 0 ? "" : "\n").Append(string.Concat(filled).TrimEnd());
        }

        return text.ToString().Trim();
    }

    private static bool TryParse(string line, List<Part> parts, out string? unknown)
    {
        unknown = null;
        var plain = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            var sign = line[i];
            if (sign is '{' or '}' && i + 1 < line.Length && line[i + 1] == sign)
            {
                plain.Append(sign);
                i++;
                continue;
            }

            if (sign is not ('{' or '}'))
            {
                plain.Append(sign);
                continue;
            }

            var end = line.IndexOf('}', i);
            if (sign == '}' || end < 0)
            {
                return false;
            }

            var name = line[(i + 1)..end];
            if (!TemplateWords.All.Contains(name))
            {
                unknown = name;
                return false;
            }

            if (plain.Length > 0)
            {
                parts.Add(new Part(plain.ToString(), false));
                plain.Clear();
            }

            parts.Add(new Part(name, true));
            i = end;
        }

        if (plain.Length > 0)
        {
            parts.Add(new Part(plain.ToString(), false));
        }

        return true;
    }

    private readonly record struct Part(string Text, bool IsPlaceholder);

    private readonly record struct Line(Part[] Parts);
}
