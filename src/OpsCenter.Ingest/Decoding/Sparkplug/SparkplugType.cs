namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>Data types with the numbers of Sparkplug 3.0.</summary>
internal enum SparkplugType : byte
{
    Unknown,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float,
    Double,
    Boolean,
    String,
    DateTime,
    Text,
    Uuid,
    DataSet,
    Bytes,
    File,
    Template,
    PropertySet,
    PropertySetList,
    Float64Array = 34,
}
