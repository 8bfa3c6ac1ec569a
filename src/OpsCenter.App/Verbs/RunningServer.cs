using System.CommandLine;
using System.CommandLine.Parsing;

namespace OpsCenter.App.Verbs;

/// <summary>The options of verbs that ask a running server instead of its files.</summary>
internal static class RunningServer
{
    public const string TokenVariable = "OPSCENTER_TOKEN";

    public static Option<Uri> Url { get; } = new("--url") { Description = "The running server. Default: http://localhost:8080.", DefaultValueFactory = _ => new Uri("http://localhost:8080"), HelpName = "URL", CustomParser = ParseUrl };

    public static Option<string?> TokenFile { get; } = new("--token-file") { Description = $"File with the token; default: the environment's {TokenVariable}.", HelpName = "FILE" };

    /// <summary>Null where none is given.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<string?> TokenAsync(ParseResult line, CancellationToken cancellation)
    {
        var token = line.GetValue(TokenFile) is { } file ? await File.ReadAllTextAsync(file, cancellation) : Environment.GetEnvironmentVariable(TokenVariable);
        return string.IsNullOrWhiteSpace(token) ? null : token.Trim();
    }

    /// <summary>What to do where there is none.</summary>
    public static string NoToken(string scope) => $"no token: make one with `token add NAME --scope {scope}` and give it in {TokenVariable} or with --token-file";

    private static Uri? ParseUrl(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        given.AddError($"--url: '{given.Tokens[0].Value}' is no http address.");
        return null;
    }
}
