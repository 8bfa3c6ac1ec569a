using System.Text.RegularExpressions;

namespace OpsCenter.App.Briefings;

/// <summary>The console's style sheets as one that fetches nothing: the fonts are in it. Thread-safe.</summary>
public sealed partial class BriefingFace(IWebHostEnvironment environment)
{
    private readonly Lazy<string> _css = new(() => $"{Inlined(environment, "dist/tokens.css")}\n{Text(environment, "console/briefing.css")}");

    /// <summary>Where the browser's files were not built, the system's own face stands in.</summary>
    public string Css => _css.Value;

    private static string Inlined(IWebHostEnvironment environment, string path) => FontAddress().Replace(Text(environment, path), match =>
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"dist/{match.Groups[1].Value.TrimStart('.', '/')}");
        if (!file.Exists)
        {
            return match.Value;
        }

        using var content = file.CreateReadStream();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return $"url(data:font/woff2;base64,{Convert.ToBase64String(copy.ToArray())})";
    });

    private static string Text(IWebHostEnvironment environment, string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return "";
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""url\(["']?([^"')]+\.woff2)["']?\)""", RegexOptions.NonBacktracking)]
    private static partial Regex FontAddress();
}
