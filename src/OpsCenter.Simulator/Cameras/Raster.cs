namespace OpsCenter.Simulator.Cameras;

/// <summary>A picture to draw on, in red, green and blue. Width and height are multiples of 16, as the JPEG units want it.</summary>
internal sealed class Raster(int width, int height)
{
    private readonly byte[] _pixels = new byte[width * height * 3];

    public int Width => width;

    public int Height => height;

    public (byte R, byte G, byte B) this[int x, int y] => (_pixels[((y * width) + x) * 3], _pixels[(((y * width) + x) * 3) + 1], _pixels[(((y * width) + x) * 3) + 2]);

    public void CopyFrom(Raster other) => other._pixels.CopyTo(_pixels, 0);

    /// <summary>A filled rectangle; what lies outside is cut.</summary>
    public void Fill(int x, int y, int w, int h, (byte R, byte G, byte B) colour)
    {
        for (var row = Math.Max(0, y); row < Math.Min(height, y + h); row++)
        {
            for (var column = Math.Max(0, x); column < Math.Min(width, x + w); column++)
            {
                Set(((row * width) + column) * 3, colour);
            }
        }
    }

    /// <summary>Sky or ground: from one colour above to another below.</summary>
    public void Shade(int y, int h, (byte R, byte G, byte B) from, (byte R, byte G, byte B) to)
    {
        for (var row = 0; row < h; row++)
        {
            Fill(0, y + row, width, 1, Mix(from, to, row / (double)h));
        }
    }

    /// <summary>Text in the pixel font, each pixel <paramref name="size"/> wide.</summary>
    public void Write(string text, int x, int y, int size, (byte R, byte G, byte B) colour)
    {
        foreach (var letter in text)
        {
            for (var row = 0; row < PixelFont.Rows; row++)
            {
                for (var column = 0; column < PixelFont.Columns; column++)
                {
                    if (PixelFont.IsSet(letter, column, row))
                    {
                        Fill(x + (column * size), y + (row * size), size, size, colour);
                    }
                }
            }

            x += (PixelFont.Columns + 1) * size;
        }
    }

    /// <summary>8 × 8 values of brightness, −128 to 127 (ITU-T T.871).</summary>
    public void Luminance(int x, int y, Span<float> block)
    {
        for (var i = 0; i < 64; i++)
        {
            var at = (((y + (i / 8)) * width) + x + (i % 8)) * 3;
            block[i] = (0.299f * _pixels[at]) + (0.587f * _pixels[at + 1]) + (0.114f * _pixels[at + 2]) - 128;
        }
    }

    /// <summary>8 × 8 values of colour out of 16 × 16 pixels, every second one.</summary>
    public void Chrominance(int x, int y, bool blue, Span<float> block)
    {
        for (var i = 0; i < 64; i++)
        {
            var at = (((y + (i / 8 * 2)) * width) + x + (i % 8 * 2)) * 3;
            var (r, g, b) = ((float)_pixels[at], (float)_pixels[at + 1], (float)_pixels[at + 2]);
            block[i] = blue ? (-0.168736f * r) - (0.331264f * g) + (0.5f * b) : (0.5f * r) - (0.418688f * g) - (0.081312f * b);
        }
    }

    public static (byte R, byte G, byte B) Mix((byte R, byte G, byte B) from, (byte R, byte G, byte B) to, double part) => (
        (byte)(from.R + ((to.R - from.R) * part)), (byte)(from.G + ((to.G - from.G) * part)), (byte)(from.B + ((to.B - from.B) * part)));

    private void Set(int at, (byte R, byte G, byte B) colour) => (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = colour;
}
