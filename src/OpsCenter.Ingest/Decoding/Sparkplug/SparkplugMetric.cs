using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>One metric as it stands in a payload.</summary>
internal sealed class SparkplugMetric
{
    private const string EngineeringUnit = "engUnit";

    public string? Name { get; set; }

    public ulong? Alias { get; private set; }

    public SparkplugType Type { get; set; }

    public string? Unit { get; set; }

    public ulong? Timestamp { get; private set; }

    public bool IsHistorical { get; private set; }

    private bool IsNull { get; set; }

    /// <summary>Field number of the value; 0 where there is none.</summary>
    private int ValueField { get; set; }

    private ulong Number { get; set; }

    private string? Content { get; set; }

    /// <summary>Sparkplug 3.0, payload definition, message Metric; null where the bytes are broken.</summary>
    public static SparkplugMetric? Parse(ReadOnlySpan<byte> data)
    {
        var metric = new SparkplugMetric();
        var reader = new ProtobufReader(data);
        while (reader.Next())
        {
            metric.Take(ref reader);
        }

        return reader.IsBroken ? null : metric;
    }

    /// <summary>An integer value, such as the one of bdSeq; null for others.</summary>
    public ulong? Whole => ValueField is 10 or 11 ? Number : null;

    public void Write(Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        if (Name is not null)
        {
            tree.WriteString("name", Name);
        }

        if (Alias is { } alias)
        {
            tree.WriteNumber("alias", alias);
        }

        tree.WriteString("datatype", Type.ToString());
        if (Timestamp is { } timestamp)
        {
            tree.WriteNumber("timestamp", timestamp);
        }

        if (Unit is not null)
        {
            tree.WriteString("unit", Unit);
        }

        if (IsHistorical)
        {
            tree.WriteBoolean("historical", true);
        }

        WriteValue(tree);
        tree.WriteEndObject();
    }

    private void Take(ref ProtobufReader reader)
    {
        switch (reader.Field, reader.Wire)
        {
            case (1, ProtobufReader.Bytes):
                Name = Encoding.UTF8.GetString(reader.Content);
                break;
            case (2, ProtobufReader.Varint):
                Alias = reader.Number;
                break;
            case (3, ProtobufReader.Varint):
                Timestamp = reader.Number;
                break;
            case (4, ProtobufReader.Varint):
                Type = reader.Number <= (ulong)SparkplugType.Float64Array ? (SparkplugType)reader.Number : SparkplugType.Unknown;
                break;
            case (5, ProtobufReader.Varint):
                IsHistorical = reader.Number != 0;
                break;
            case (7, ProtobufReader.Varint):
                IsNull = reader.Number != 0;
                break;
            case (9, ProtobufReader.Bytes):
                Unit = UnitOf(reader.Content);
                break;
            case (10 or 11 or 14, ProtobufReader.Varint) or (12, ProtobufReader.Fixed32) or (13, ProtobufReader.Fixed64):
                (ValueField, Number) = (reader.Field, reader.Number);
                break;
            case (15, ProtobufReader.Bytes):
                (ValueField, Content) = (reader.Field, Encoding.UTF8.GetString(reader.Content));
                break;
            case (16, ProtobufReader.Bytes):
                (ValueField, Content) = (reader.Field, Convert.ToBase64String(reader.Content));
                break;
        }
    }

    /// <summary>DataSets and templates have no field of a number or text; their metric is there without a value.</summary>
    private void WriteValue(Utf8JsonWriter tree)
    {
        if (IsNull)
        {
            tree.WriteNull("value");
            return;
        }

        switch (ValueField)
        {
            case 10 or 11:
                tree.WritePropertyName("value");
                WriteWhole(tree);
                break;
            case 12:
                tree.WritePropertyName("value");
                TreeBuffer.WriteSingle(tree, BitConverter.UInt32BitsToSingle((uint)Number));
                break;
            case 13:
                tree.WritePropertyName("value");
                TreeBuffer.WriteNumber(tree, BitConverter.UInt64BitsToDouble(Number));
                break;
            case 14:
                tree.WriteBoolean("value", Number != 0);
                break;
            case 15 or 16:
                tree.WriteString("value", Content);
                break;
            default:
                tree.WriteString("note", $"a {Type} is passed over");
                break;
        }
    }

    /// <summary>Signed values travel in unsigned fields as their two's complement.</summary>
    private void WriteWhole(Utf8JsonWriter tree)
    {
        switch (Type)
        {
            case SparkplugType.Int8:
                tree.WriteNumberValue((sbyte)Number);
                break;
            case SparkplugType.Int16:
                tree.WriteNumberValue((short)Number);
                break;
            case SparkplugType.Int32:
                tree.WriteNumberValue((int)Number);
                break;
            case SparkplugType.Int64:
                tree.WriteNumberValue((long)Number);
                break;
            default:
                tree.WriteNumberValue(Number);
                break;
        }
    }

    /// <summary>The one property that numbers need; of a PropertySet (keys 1, values 2).</summary>
    private static string? UnitOf(ReadOnlySpan<byte> properties)
    {
        var wanted = -1;
        var keys = 0;
        var values = 0;
        var reader = new ProtobufReader(properties);
        while (reader.Next())
        {
            if (reader is { Field: 1, Wire: ProtobufReader.Bytes })
            {
                wanted = Encoding.UTF8.GetString(reader.Content).Equals(EngineeringUnit, StringComparison.OrdinalIgnoreCase) ? keys : wanted;
                keys++;
            }
            else if (reader is { Field: 2, Wire: ProtobufReader.Bytes } && values++ == wanted)
            {
                return TextOf(reader.Content);
            }
        }

        return null;
    }

    private static string? TextOf(ReadOnlySpan<byte> property)
    {
        var reader = new ProtobufReader(property);
        while (reader.Next())
        {
            if (reader is { Field: 8, Wire: ProtobufReader.Bytes })
            {
                return Encoding.UTF8.GetString(reader.Content);
            }
        }

        return null;
    }

    public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"alias {Alias}");
}
