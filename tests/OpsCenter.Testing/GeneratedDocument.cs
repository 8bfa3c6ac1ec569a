using System.Text.RegularExpressions;
using Xunit;

namespace OpsCenter.Testing;

/// <summary>A table in a document that a test makes: between <c>&lt;!-- NAME --&gt;</c> and <c>&lt;!-- /NAME --&gt;</c>. Written where <c>OPSCENTER_WRITE_DOCS=1</c>, else held against what is there.</summary>
public static class GeneratedDocument
{
    /// <summary>Whether the document is to be written anew.</summary>
    public static bool IsWritten => Environment.GetEnvironmentVariable("OPSCENTER_WRITE_DOCS") == "1";

    /// <summary>Figures change from run to run; the first column and the header must not.</summary>
    public static void Agree(string document, string name, IReadOnlyList<string> lines)
    {
        var file = Path.Combine(Repository.Root, "docs", document);
        var text = File.ReadAllText(file);
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        if (IsWritten)
        {
            File.WriteAllText(file, text[..from] + string.Join('\n', lines) + '\n' + text[to..]);
            return;
        }

        var there = text[from..to].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(
            Rows(there).SequenceEqual(Rows(lines)),
            $"docs/{document} tells of other rows than there are: run this test with OPSCENTER_WRITE_DOCS=1. There: {string.Join(' ', Rows(there))}; now: {string.Join(' ', Rows(lines))}");
    }

    private static IEnumerable<string> Rows(IEnumerable<string> lines) => lines.Select(line => Regex.Match(line, @"^\|\s*([^|]*?)\s*\|").Groups[1].Value);
}
