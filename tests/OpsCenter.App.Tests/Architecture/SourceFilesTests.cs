using System.Text.RegularExpressions;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Architecture;

public sealed partial class SourceFilesTests
{
    private static readonly string[] BannedFolders = ["Helpers", "Utils", "Common", "Model", "Models", "Services", "Managers"];

    public static IEnumerable<string> Sources { get; } =
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".ts" or ".css")
            .Where(file => !Generated().IsMatch(file));

    [Fact]
    public void Files_OfTheProduct_StaySmall() =>
        Assert.All(Sources, file => Assert.True(File.ReadLines(file).Count() <= 400, $"{file} is over 400 lines"));

    [Fact]
    public void Folders_OfTheProduct_AreNamedByFeature() =>
        Assert.Empty(Sources.Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Intersect(BannedFolders));

    [Fact]
    public void Components_OfTheProduct_RenderNoRawMarkup() =>
        Assert.All(Sources, file => Assert.DoesNotContain("MarkupString", File.ReadAllText(file), StringComparison.Ordinal));

    [GeneratedRegex(@"[/\\](bin|obj|node_modules|wwwroot)[/\\]")]
    private static partial Regex Generated();
}
