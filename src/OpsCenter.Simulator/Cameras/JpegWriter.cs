using System.Buffers.Binary;

namespace OpsCenter.Simulator.Cameras;

/// <summary>Writes a picture as baseline JPEG (ITU-T T.81): Y′CbCr, colour at half resolution, fixed Huffman tables.</summary>
/// <remarks>Enough for drawn pictures, so that the demonstration needs no imaging library.</remarks>
internal static class JpegWriter
{
    private const int Block = 8;
    private const int Unit = 16;
    private static readonly (ushort Code, byte Length)[] Dc = JpegTables.Codes(JpegTables.DcLengths, JpegTables.DcSymbols);
    private static readonly (ushort Code, byte Length)[] Ac = JpegTables.Codes(JpegTables.AcLengths, JpegTables.AcSymbols);
    private static readonly float[] Cosines = MakeCosines();

    public static byte[] Write(Raster raster)
    {
        var output = new MemoryStream(64 * 1024);
        Span<byte> luminance = stackalloc byte[64], chrominance = stackalloc byte[64];
        Halve(JpegTables.Luminance, luminance);
        Halve(JpegTables.Chrominance, chrominance);
        WriteHeaders(output, raster, luminance, chrominance);
        WriteScan(output, raster, luminance, chrominance);
        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    /// <summary>Half the steps of Annex K: the usual quality 75.</summary>
    private static void Halve(ReadOnlySpan<byte> table, Span<byte> result)
    {
        for (var i = 0; i < 64; i++)
        {
            result[i] = (byte)Math.Max(1, (table[i] + 1) / 2);
        }
    }

    private static void WriteHeaders(MemoryStream output, Raster raster, ReadOnlySpan<byte> luminance, ReadOnlySpan<byte> chrominance)
    {
        output.Write([0xFF, 0xD8]);
        Segment(output, 0xE0, [(byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Quantisation(output, 0, luminance);
        Quantisation(output, 1, chrominance);
        Span<byte> frame = [8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        BinaryPrimitives.WriteUInt16BigEndian(frame[1..], (ushort)raster.Height);
        BinaryPrimitives.WriteUInt16BigEndian(frame[3..], (ushort)raster.Width);
        Segment(output, 0xC0, frame);
        Segment(output, 0xC4, [0x00, .. JpegTables.DcLengths, .. JpegTables.DcSymbols]);
        Segment(output, 0xC4, [0x10, .. JpegTables.AcLengths, .. JpegTables.AcSymbols]);
        Segment(output, 0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    }

    private static void Quantisation(MemoryStream output, byte id, ReadOnlySpan<byte> steps)
    {
        Span<byte> ordered = stackalloc byte[65];
        ordered[0] = id;
        for (var i = 0; i < 64; i++)
        {
            ordered[i + 1] = steps[JpegTables.ZigZag[i]];
        }

        Segment(output, 0xDB, ordered);
    }

    private static void Segment(MemoryStream output, byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        output.Write(head);
        output.Write(content);
    }

    private static void WriteScan(MemoryStream output, Raster raster, ReadOnlySpan<byte> luminance, ReadOnlySpan<byte> chrominance)
    {
        var bits = new JpegBits(output);
        Span<float> samples = stackalloc float[64];
        Span<int> before = stackalloc int[3];
        for (var y = 0; y < raster.Height; y += Unit)
        {
            for (var x = 0; x < raster.Width; x += Unit)
            {
                for (var part = 0; part < 4; part++)
                {
                    raster.Luminance(x + (part % 2 * Block), y + (part / 2 * Block), samples);
                    Encode(bits, samples, luminance, ref before[0]);
                }

                raster.Chrominance(x, y, blue: true, samples);
                Encode(bits, samples, chrominance, ref before[1]);
                raster.Chrominance(x, y, blue: false, samples);
                Encode(bits, samples, chrominance, ref before[2]);
            }
        }

        bits.Flush();
    }

    private static void Encode(JpegBits bits, Span<float> samples, ReadOnlySpan<byte> steps, ref int before)
    {
        Transform(samples);
        Span<int> quantised = stackalloc int[64];
        for (var i = 0; i < 64; i++)
        {
            var at = JpegTables.ZigZag[i];
            quantised[i] = (int)MathF.Round(samples[at] / steps[at]);
        }

        Number(bits, Dc, 0, quantised[0] - before);
        before = quantised[0];
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            if (quantised[i] == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 16; zeros -= 16)
            {
                bits.Put(Ac[0xF0].Code, Ac[0xF0].Length);
            }

            Number(bits, Ac, zeros, quantised[i]);
            zeros = 0;
        }

        if (zeros > 0)
        {
            bits.Put(Ac[0].Code, Ac[0].Length);
        }
    }

    /// <summary>Run and size as a Huffman code, then the number's bits; negative ones as their ones' complement (T.81, F.1.2.1).</summary>
    private static void Number(JpegBits bits, (ushort Code, byte Length)[] codes, int run, int value)
    {
        var size = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        var (code, length) = codes[(run << 4) | size];
        bits.Put(code, length);
        bits.Put((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
    }

    /// <summary>Forward cosine transform, rows then columns.</summary>
    private static void Transform(Span<float> block)
    {
        Span<float> rows = stackalloc float[64];
        for (var y = 0; y < Block; y++)
        {
            for (var u = 0; u < Block; u++)
            {
                var sum = 0f;
                for (var x = 0; x < Block; x++)
                {
                    sum += block[(y * Block) + x] * Cosines[(u * Block) + x];
                }

                rows[(y * Block) + u] = sum;
            }
        }

        for (var u = 0; u < Block; u++)
        {
            for (var v = 0; v < Block; v++)
            {
                var sum = 0f;
                for (var y = 0; y < Block; y++)
                {
                    sum += rows[(y * Block) + u] * Cosines[(v * Block) + y];
                }

                block[(v * Block) + u] = sum;
            }
        }
    }

    private static float[] MakeCosines()
    {
        var table = new float[64];
        for (var u = 0; u < Block; u++)
        {
            for (var x = 0; x < Block; x++)
            {
                table[(u * Block) + x] = (float)((u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16));
            }
        }

        return table;
    }
}
