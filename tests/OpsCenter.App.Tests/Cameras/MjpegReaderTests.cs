using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text;
using OpsCenter.App.Cameras;
using Xunit;

namespace OpsCenter.App.Tests.Cameras;

public sealed class MjpegReaderTests
{
    private const int Max = 1000;
    private static readonly byte[] One = FakeCamera.Jpeg(1);
    private static readonly byte[] Two = FakeCamera.Jpeg(2, 300);

    [Theory]
    [InlineData("--b\r\nContent-Length: {0}\r\n\r\n", "\r\n")]
    [InlineData("--b\r\nContent-Type: image/jpeg\r\n\r\n", "\r\n")]
    [InlineData("\r\n--b\r\ncontent-length:{0}\r\nContent-Type: image/jpeg\r\n\r\n", "")]
    [InlineData("--b\nContent-Length: {0}\n\n", "\n")]
    public async Task Read_AsCamerasSendIt_GivesEveryFrame(string head, string tail)
    {
        var stream = Join(Bytes(head, One.Length), One, Bytes(tail), Bytes(head, Two.Length), Two, Bytes(tail), Bytes("\r\n--b--\r\n"));
        foreach (var chunk in new[] { 1, 7, 10_000 })
        {
            var reader = Reader(stream, chunk);

            Assert.Equal(One, await reader.ReadAsync(CancellationToken.None));
            Assert.Equal(Two, await reader.ReadAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task Read_EndOfStream_IsTheEnd() => Assert.Null(await Reader([], 1).ReadAsync(CancellationToken.None));

    [Theory]
    [InlineData("--b\r\nContent-Length: 2000\r\n\r\n", "TooLarge")]
    [InlineData("--b\r\nContent-Length: -1\r\n\r\n", "WrongContent")]
    [InlineData("--b\r\nContent-Length: 99999999999999\r\n\r\n", "WrongContent")]
    [InlineData("--b\r\nContent-Length: 6\r\n\r\n<html>", "WrongContent")]
    public async Task Read_Hostile_IsRefused(string stream, string expected)
    {
        var exception = await Assert.ThrowsAsync<CameraException>(() => Reader(Bytes(stream), 4096).ReadAsync(CancellationToken.None));

        Assert.Equal(expected, exception.Fault.Kind.ToString());
    }

    [Fact]
    public async Task Read_FrameWithoutEnd_IsRefusedBeforeItFillsTheMemory()
    {
        var exception = await Assert.ThrowsAsync<CameraException>(() =>
            Reader(Join(Bytes("--b\r\n\r\n"), FakeCamera.Jpeg(1, 5000)), 100).ReadAsync(CancellationToken.None));

        Assert.Equal(CameraFaultKind.TooLarge, exception.Fault.Kind);
    }

    [Fact]
    public async Task Read_LineWithoutEnd_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<CameraException>(() => Reader(new byte[20_000], 1000).ReadAsync(CancellationToken.None));

        Assert.Equal(CameraFaultKind.WrongContent, exception.Fault.Kind);
    }

    [Theory]
    [InlineData("multipart/x-mixed-replace; boundary=b", "b")]
    [InlineData("multipart/x-mixed-replace;boundary=\"--my b\"", "--my b")]
    [InlineData("multipart/x-mixed-replace", null)]
    [InlineData("image/jpeg", null)]
    public void BoundaryOf_ContentType_IsTheGivenOne(string type, string? expected) =>
        Assert.Equal(expected, MjpegReader.BoundaryOf(MediaTypeHeaderValue.Parse(type)));

    private static MjpegReader Reader(byte[] stream, int chunk) => new(PipeReader.Create(new Dripping(stream, chunk)), "b", Max);

    private static byte[] Bytes(string text, int length = 0) => Encoding.ASCII.GetBytes(text.Replace("{0}", length.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    /// <summary>Never more than a few bytes at a time.</summary>
    private sealed class Dripping(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
