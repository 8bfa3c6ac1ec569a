namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>Cayenne Low Power Payload: channel, type (an IPSO object less 3200), big-endian value. Names get the channel: <c>temperature_3</c>.</summary>
internal static class CayenneLayout
{
    public static BinaryTlv Tlv { get; } = new(TlvKey.NumberedType, new Dictionary<int, TlvItem>
    {
        [0] = One("digital_in", BinaryType.U8),
        [1] = One("digital_out", BinaryType.U8),
        [2] = One("analog_in", BinaryType.I16, 100),
        [3] = One("analog_out", BinaryType.I16, 100),
        [100] = One("generic", BinaryType.U32),
        [101] = One("illuminance", BinaryType.U16),
        [102] = One("presence", BinaryType.U8),
        [103] = One("temperature", BinaryType.I16, 10),
        [104] = One("humidity", BinaryType.U8, 2),
        [113] = Three("acceleration_x", "acceleration_y", "acceleration_z", BinaryType.I16, 1000, 1000),
        [115] = One("pressure", BinaryType.U16, 10),
        [116] = One("voltage", BinaryType.U16, 100),
        [117] = One("current", BinaryType.U16, 1000),
        [118] = One("frequency", BinaryType.U32),
        [120] = One("percentage", BinaryType.U8),
        [121] = One("altitude", BinaryType.I16),
        [125] = One("concentration", BinaryType.U16),
        [128] = One("power", BinaryType.U16),
        [130] = One("distance", BinaryType.U32, 1000),
        [131] = One("energy", BinaryType.U32, 1000),
        [132] = One("direction", BinaryType.U16),
        [133] = One("unixtime", BinaryType.U32),
        [134] = Three("rotation_x", "rotation_y", "rotation_z", BinaryType.I16, 100, 100),
        [135] = Three("red", "green", "blue", BinaryType.U8, 1, 1),
        [136] = Three("latitude", "longitude", "altitude", BinaryType.I24, 10_000, 100),
        [142] = One("switch", BinaryType.U8),
    });

    private static TlvItem One(string name, BinaryType type, double divisor = 1) => new([Value(name, type, divisor)], null);

    private static TlvItem Three(string first, string second, string third, BinaryType type, double divisor, double lastDivisor) =>
        new([Value(first, type, divisor), Value(second, type, divisor), Value(third, type, lastDivisor)], null);

    private static BinaryValue Value(string name, BinaryType type, double divisor) => new() { Name = name, Type = type, Divisor = divisor };
}
