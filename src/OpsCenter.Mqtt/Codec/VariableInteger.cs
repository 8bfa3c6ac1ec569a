namespace OpsCenter.Mqtt.Codec;

/// <summary>Variable byte integer (§1.5.5).</summary>
internal static class VariableInteger
{
    public const uint Maximum = 268_435_455;

    public static int Length(uint value) => value switch
    {
        < 128 => 1,
        < 16_384 => 2,
        < 2_097_152 => 3,
        <= Maximum => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A packet is at most 268,435,455 bytes."),
    };

    public static int Write(Span<byte> destination, uint value)
    {
        var length = Length(value);
        for (var index = 0; index < length; index++)
        {
            var more = index < length - 1 ? 0x80u : 0u;
            destination[index] = (byte)((value & 0x7F) | more);
            value >>= 7;
        }

        return length;
    }
}
