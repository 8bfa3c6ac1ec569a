using System.Text;
using OpsCenter.Ingest.Feeds.Drops;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

public sealed class FilePartsTests
{
    [Theory]
    [InlineData("a\nb\nc\n", 2, 0, new[] { "a\nb\n", "c\n" })]
    [InlineData("h\na\nb\nc", 2, 1, new[] { "h\na\nb\n", "h\nc" })]
    [InlineData("h\r\na\r\n\r\nb\r\n", 1, 1, new[] { "h\r\na\r\n", "h\r\n\r\nb\r\n" })]
    [InlineData("h\n", 2, 1, new string[0])]
    [InlineData("h", 2, 1, new string[0])]
    [InlineData("", 2, 0, new string[0])]
    [InlineData("a\n\n\n", 1, 0, new[] { "a\n" })]
    public async Task Read_Lines_CutsAndRepeatsTheHeader(string file, int lines, int header, string[] expected) =>
        Assert.Equal(expected, await PartsAsync(file, lines, header, 1000));

    [Fact]
    public async Task Read_Whole_IsOneMessage() => Assert.Equal(["a\nb\n"], await PartsAsync("a\nb\n", null, 0, 1000));

    [Fact]
    public async Task Read_LinesAcrossBuffers_AreWhole()
    {
        var line = new string('x', 50_000) + "\n";

        Assert.Equal([line + line, line], await PartsAsync(line + line + line, 2, 0, 200_000));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task Read_MessageBeyondTheLimit_IsRefused(int? lines)
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => PartsAsync(new string('x', 2000), lines, 0, 1000));

        Assert.Contains("1000 bytes", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> PartsAsync(string file, int? lines, int header, int limit)
    {
        var config = new DropConfig { Id = "x", Topic = "t", Folder = "f", Files = "*", Lines = lines, Header = header };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var parts = new List<string>();
        await foreach (var part in FileParts.ReadAsync(stream, config, limit, CancellationToken.None))
        {
            parts.Add(Encoding.UTF8.GetString(part.Span));
        }

        return parts;
    }
}
