using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace OpsCenter.App.Cameras;

/// <summary>Frames out of <c>multipart/x-mixed-replace</c> as cameras really send it: with or without lengths, with sloppy boundaries.</summary>
/// <remarks>One caller. Never holds more than a frame and a line more than its limit.</remarks>
internal sealed class MjpegReader(PipeReader source, string boundary, int maxFrameBytes)
{
    private const int MaxLine = 4096;
    private const int MaxHeaderLines = 64;
    private readonly byte[] _delimiter = [.. "\r\n--"u8, .. Encoding.ASCII.GetBytes(boundary.TrimStart('-'))];

    /// <summary>The boundary of a content type, or null where it is no stream of parts.</summary>
    public static string? BoundaryOf(System.Net.Http.Headers.MediaTypeHeaderValue? type)
    {
        if (type?.MediaType is not { } media || !media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var boundary = type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"', ' ');
        return boundary is { Length: > 0 and <= 200 } ? boundary : null;
    }

    /// <summary>The next JPEG, or null at the end.</summary>
    /// <exception cref="CameraException">No JPEG, or a larger one than allowed.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        // Whatever stands before the boundary line is passed over: a preamble, an empty line, the rest of an ill-measured frame.
        for (var lines = 0; ; lines++)
        {
            if (await LineAsync(cancellation) is not { } line)
            {
                return null;
            }

            if (IsBoundary(line))
            {
                break;
            }

            if (lines > MaxHeaderLines)
            {
                throw new CameraException(CameraFaultKind.WrongContent, "the camera's stream has no parts");
            }
        }

        var length = await HeadersAsync(cancellation);
        var frame = length is { } known ? await ExactAsync(known, cancellation) : await UntilDelimiterAsync(cancellation);
        return frame is null || CameraPicture.IsJpeg(frame) ? frame : throw new CameraException(CameraFaultKind.WrongContent, "a part of the camera's stream is no JPEG");
    }

    private bool IsBoundary(string line) => line.StartsWith("--", StringComparison.Ordinal)
        && line.TrimStart('-').TrimEnd() == boundary.TrimStart('-').TrimEnd('-');

    private async Task<int?> HeadersAsync(CancellationToken cancellation)
    {
        int? length = null;
        for (var lines = 0; lines < MaxHeaderLines; lines++)
        {
            if (await LineAsync(cancellation) is not { Length: > 0 } line)
            {
                return length;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                if (!int.TryParse(line.AsSpan(colon + 1).Trim(), out var given) || given < 0)
                {
                    throw new CameraException(CameraFaultKind.WrongContent, "a part of the camera's stream has a wrong length");
                }

                length = given <= maxFrameBytes ? given : throw CameraBody.TooLarge(maxFrameBytes);
            }
        }

        throw new CameraException(CameraFaultKind.WrongContent, "a part of the camera's stream has too many headers");
    }

    private async Task<string?> LineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await source.ReadAsync(cancellation);
            var at = read.Buffer.PositionOf((byte)'\n');
            if (at is { } end)
            {
                var line = read.Buffer.Slice(0, end);
                var text = line.Length <= MaxLine ? Encoding.Latin1.GetString(line).TrimEnd('\r') : throw LineTooLong();
                source.AdvanceTo(read.Buffer.GetPosition(1, end));
                return text;
            }

            if (read.Buffer.Length > MaxLine)
            {
                throw LineTooLong();
            }

            source.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private async Task<byte[]?> ExactAsync(int length, CancellationToken cancellation)
    {
        var read = await source.ReadAtLeastAsync(length, cancellation);
        if (read.Buffer.Length < length)
        {
            source.AdvanceTo(read.Buffer.End);
            return null;
        }

        var body = read.Buffer.Slice(0, length);
        var frame = body.ToArray();
        source.AdvanceTo(body.End);
        return frame;
    }

    private async Task<byte[]?> UntilDelimiterAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await source.ReadAsync(cancellation);
            if (Find(read.Buffer) is { } length)
            {
                if (length > maxFrameBytes)
                {
                    throw CameraBody.TooLarge(maxFrameBytes);
                }

                var frame = read.Buffer.Slice(0, length).ToArray().AsSpan().TrimEnd("\r\n"u8).ToArray();

                // The boundary line itself is left for the next part; its line break belongs to it.
                source.AdvanceTo(read.Buffer.GetPosition(length + 2));
                return frame;
            }

            if (read.Buffer.Length > maxFrameBytes + _delimiter.Length)
            {
                throw CameraBody.TooLarge(maxFrameBytes);
            }

            source.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private long? Find(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> before, _delimiter, advancePastDelimiter: false) ? before.Length : null;
    }

    private static CameraException LineTooLong() => new(CameraFaultKind.WrongContent, "a line of the camera's stream is too long");
}
