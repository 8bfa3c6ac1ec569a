using OpsCenter.Core.Configuration;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Configuration;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Write_WhileOthersRead_NobodySeesAPart()
    {
        var path = Path.Combine(_folder.Path, "d.json");
        byte[][] contents = [.. Enumerable.Range(1, 8).Select(number => Enumerable.Repeat((byte)number, number * 10_000).ToArray())];
        AtomicFile.Write(path, contents[0]);
        using var done = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() =>
        {
            var reads = 0;
            for (; !done.IsCancellationRequested; reads++)
            {
                var seen = File.ReadAllBytes(path);
                Assert.Contains(contents, content => content.AsSpan().SequenceEqual(seen));
                begun.TrySetResult();
            }

            return reads;
        });

        await Task.WhenAny(begun.Task, reading);
        for (var round = 0; round < 100; round++)
        {
            AtomicFile.Write(path, contents[round % contents.Length]);
        }

        await done.CancelAsync();
        Assert.True(await reading > 0);
        Assert.Equal(["d.json"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_ThatCannotFinish_LeavesNothingBehind()
    {
        var taken = Directory.CreateDirectory(Path.Combine(_folder.Path, "d.json"));
        File.WriteAllText(Path.Combine(taken.FullName, "inside"), "1");

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(taken.FullName, [1]));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
        Assert.True(File.Exists(Path.Combine(taken.FullName, "inside")));
    }

    [Fact]
    public void Write_OverAFile_KeepsItsRights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = Path.Combine(_folder.Path, "d.json");
        File.WriteAllText(path, "1");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        AtomicFile.Write(path, [2]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
    }

    public void Dispose() => _folder.Dispose();
}
