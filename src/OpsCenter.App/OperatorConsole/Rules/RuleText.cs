using System.Text;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One rule out of the text of an <c>alarms.yaml</c>, with its comments.</summary>
internal static class RuleText
{
    /// <summary>Empty where the rule does not begin with <c>- id: ID</c>.</summary>
    public static string Cut(string file, string id)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n');
        var begin = Array.FindIndex(lines, line => line.TrimEnd() is var text && (text.EndsWith($"- id: {id}", StringComparison.Ordinal) || text.EndsWith($"- id: \"{id}\"", StringComparison.Ordinal)));
        if (begin < 0)
        {
            return "";
        }

        var depth = Depth(lines[begin]);
        var rule = lines[begin..].Take(1).Concat(lines[(begin + 1)..].TakeWhile(line => line.Length == 0 || Depth(line) > depth)).ToList();
        var text = new StringBuilder("alarms:\n");
        foreach (var line in rule[..(rule.FindLastIndex(line => line.Length > 0) + 1)])
        {
            text.Append(line.Length > depth ? $"  {line[depth..]}" : "").Append('\n');
        }

        return text.ToString();
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
