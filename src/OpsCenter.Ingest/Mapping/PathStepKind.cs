namespace OpsCenter.Ingest.Mapping;

internal enum PathStepKind : byte
{
    Property,
    Index,

    /// <summary><c>[*]</c>: every item of an array.</summary>
    EachItem,

    /// <summary><c>*</c> or <c>{name}</c>: every member of an object.</summary>
    EachMember,
}
