namespace OpsCenter.Ingest.Mapping;

internal enum PathStepKind : byte
{
    Property,

    /// <summary><c>[0]</c>, from the end <c>[-1]</c>.</summary>
    Index,

    /// <summary><c>[key=value]</c>: the first item of a list that has this member.</summary>
    Where,

    /// <summary><c>[*]</c>: every item of an array.</summary>
    EachItem,

    /// <summary><c>*</c> or <c>{name}</c>: every member of an object.</summary>
    EachMember,
}
