using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>Texts as YAML writes them.</summary>
internal static partial class YamlText
{
    private static readonly string[] Reserved = ["null", "true", "false", "yes", "no", "on", "off"];

    /// <param name="value">As it is meant.</param>
    /// <param name="before">How what it replaces was quoted.</param>
    public static string Of(string value, ScalarStyle? before) => before switch
    {
        ScalarStyle.SingleQuoted when !value.Contains('\n', StringComparison.Ordinal) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        ScalarStyle.Plain or null when IsPlain(value) => value,
        _ => Quoted(value),
    };

    public static string Key(string name) => IsPlain(name) ? name : Quoted(name);

    /// <summary>Stands safely without quotes, in a flow collection too.</summary>
    private static bool IsPlain(string value) => Plain().IsMatch(value) && !Reserved.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var sign in value.ReplaceLineEndings("\n"))
        {
            text.Append(sign switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                < ' ' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)sign:x4}",
                _ => sign.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{Nd}_.()/‰%;-]*( [\p{L}\p{M}\p{Nd}_.()/‰%;-]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
