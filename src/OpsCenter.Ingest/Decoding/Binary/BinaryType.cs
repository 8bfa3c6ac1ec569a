namespace OpsCenter.Ingest.Decoding.Binary;

internal enum BinaryType : byte
{
    U8,
    I8,
    U16,
    I16,
    U24,
    I24,
    U32,
    I32,
    U64,
    I64,
    F32,
    F64,
    Text,
    Hex,
    Skip,
}
