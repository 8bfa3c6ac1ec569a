using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads a YAML file within limits of size, depth and nodes; aliases are refused, so no file can unfold into more than it is.</summary>
internal static class YamlDocumentLoader
{
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxDepth = 24;
    private const int MaxNodes = 200_000;

    /// <summary>Null where the file could not be read or parsed; the error is in the list.</summary>
    public static ConfigNode? Load(string path, string shownPath, ConfigErrorList errors)
    {
        var text = ReadText(path, shownPath, errors);
        return text is null ? null : Parse(text, shownPath, errors);
    }

    /// <summary>The same of a text that is in no file.</summary>
    public static ConfigNode? Parse(string text, string shownPath, ConfigErrorList errors)
    {
        if (!IsWithinLimits(text, shownPath, errors))
        {
            return null;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1)
            {
                errors.Add(shownPath, 1, "", stream.Documents.Count == 0 ? "the file is empty" : "the file holds several documents", "Write one YAML document");
                return null;
            }

            return new ConfigNode(errors, shownPath, "", stream.Documents[0].RootNode);
        }
        catch (Exception exception)
        {
            ReportSyntax(exception, lastLine: null, shownPath, errors);
            return null;
        }
    }

    private static string? ReadText(string path, string shownPath, ConfigErrorList errors)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                errors.Add(shownPath, null, "", $"the file is larger than {MaxBytes / 1024} KiB", "Split it or remove what is not configuration");
                return null;
            }

            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            errors.Add(shownPath, null, "", $"the file cannot be read: {exception.Message}", "Make it a readable UTF-8 file");
            return null;
        }
    }

    /// <summary>Walks the events without building a tree: the tree builder recurses, and would follow any depth.</summary>
    private static bool IsWithinLimits(string text, string shownPath, ConfigErrorList errors)
    {
        int? lastLine = null;
        try
        {
            var parser = new Parser(new StringReader(text));
            var depth = 0;
            var nodes = 0;
            while (parser.MoveNext())
            {
                var current = parser.Current!;
                lastLine = (int)current.End.Line;
                depth += current.NestingIncrease;
                nodes++;
                if (Refusal(current, depth, nodes) is { } refusal)
                {
                    errors.Add(shownPath, (int)current.Start.Line, "", refusal.Problem, refusal.Remedy);
                    return false;
                }
            }

            return true;
        }
        catch (Exception exception)
        {
            ReportSyntax(exception, lastLine, shownPath, errors);
            return false;
        }
    }

    private static (string Problem, string Remedy)? Refusal(ParsingEvent current, int depth, int nodes)
    {
        if (current is AnchorAlias)
        {
            return ("aliases (*name) are not allowed", "Write the value out");
        }

        if (depth > MaxDepth)
        {
            return ($"nested deeper than {MaxDepth} levels", "Flatten it");
        }

        return nodes > MaxNodes ? ($"more than {MaxNodes} values", "Split the file") : null;
    }

    /// <summary>YamlDotNet's scanner also throws InvalidOperationException on some broken texts; whatever it throws, the file is at fault.</summary>
    private static void ReportSyntax(Exception exception, int? lastLine, string shownPath, ConfigErrorList errors)
    {
        var line = exception is YamlException yaml ? (int)yaml.Start.Line : lastLine;
        errors.Add(shownPath, line, "", $"not valid YAML: {exception.Message.TrimEnd('.')}", "Correct the syntax at or just after this line");
    }
}
