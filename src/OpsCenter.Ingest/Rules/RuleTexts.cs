namespace OpsCenter.Ingest.Rules;

/// <summary>When two texts of a rule are the same.</summary>
internal static class RuleTexts
{
    /// <summary>Ends of lines and blanks at their ends do not make another rule; comments do.</summary>
    private static string Plain(string text) => string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd()));

    public static bool Same(string? one, string? other) => one is null || other is null ? one is null && other is null : Plain(one) == Plain(other);
}
