"""The EU's consolidated list of financial sanctions as its CSV (csvFullSanctionsList 1.1)."""

from screener.errors import ListError
from screener.lists.adapters.eu import EuRecord, Fact, eu_entity
from screener.lists.adapters.facts import clean, refuse_if
from screener.lists.adapters.rows import table_rows, text_of
from screener.model.lists import ListEntity

# A row is an entity and one of its names, addresses, days of birth, documents or citizenships:
# the columns of the other parts are empty in it. The words on the right are the XML's.
_COLUMNS = {
    "nameAlias": {
        "NameAlias_LastName": "lastName",
        "NameAlias_FirstName": "firstName",
        "NameAlias_MiddleName": "middleName",
        "NameAlias_WholeName": "wholeName",
        "NameAlias_NameLanguage": "nameLanguage",
        "NameAlias_Gender": "gender",
        "NameAlias_Title": "title",
        "NameAlias_Function": "function",
        "NameAlias_Remark": "remark",
    },
    "address": {
        "Address_City": "city",
        "Address_Street": "street",
        "Address_PoBox": "poBox",
        "Address_ZipCode": "zipCode",
        "Address_Region": "region",
        "Address_Place": "place",
        "Address_ContactInfo": "contact",
        "Address_CountryIso2Code": "countryIso2Code",
        "Address_CountryDescription": "countryDescription",
        "Address_Remark": "remark",
    },
    "birthdate": {
        "BirthDate_BirthDate": "birthdate",
        "BirthDate_Day": "dayOfMonth",
        "BirthDate_Month": "monthOfYear",
        "BirthDate_Year": "year",
        "BirthDate_YearRangeFrom": "yearRangeFrom",
        "BirthDate_YearRangeTo": "yearRangeTo",
        "BirthDate_Circa": "circa",
        "BirthDate_CalendarType": "calendarType",
        "BirthDate_ZipCode": "zipCode",
        "BirthDate_Region": "region",
        "BirthDate_Place": "place",
        "BirthDate_City": "city",
        "BirthDate_CountryIso2Code": "countryIso2Code",
        "BirthDate_CountryDescription": "countryDescription",
        "BirthDate_Remark": "remark",
    },
    "identification": {
        "Identification_Number": "number",
        "Identification_Diplomatic": "diplomatic",
        "Identification_KnownExpired": "knownExpired",
        "Identification_KnownFalse": "knownFalse",
        "Identification_ReportedLost": "reportedLost",
        "Identification_RevokedByIssuer": "revokedByIssuer",
        "Identification_LatinNumber": "latinNumber",
        "Identification_TypeCode": "identificationTypeCode",
        "Identification_TypeDescription": "identificationTypeDescription",
        "Identification_CountryIso2Code": "countryIso2Code",
        "Identification_Remark": "remark",
    },
    "citizenship": {
        "Citizenship_Region": "region",
        "Citizenship_CountryIso2Code": "countryIso2Code",
        "Citizenship_CountryDescription": "countryDescription",
    },
    "regulation": {
        "Entity_Regulation_NumberTitle": "numberTitle",
        "Entity_Regulation_Programme": "programme",
        "Entity_Regulation_PublicationUrl": "publicationUrl",
    },
}
_ENTITY = {
    "Entity_LogicalId": "logicalId",
    "Entity_EU_ReferenceNumber": "euReferenceNumber",
    "Entity_UnitedNationId": "unitedNationId",
    "Entity_DesignationDate": "designationDate",
    "Entity_DesignationDetails": "designationDetails",
    "Entity_Remark": "remark",
}
# The type in a word stands under SubjectType_ClassificationCode, its letter under SubjectType.
_KIND = ("Entity_SubjectType_ClassificationCode", "Entity_SubjectType")
_WORDS = ("person", "enterprise")
# The file had 118 columns in 2020 and 113 in 2026; those that went are not known here. Without one
# of these a part of the facts would be lost with nothing said.
_NEEDED = (
    *_ENTITY,
    *_KIND,
    *_COLUMNS["regulation"],
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_MiddleName",
    "NameAlias_WholeName",
    "NameAlias_NameLanguage",
    "Address_City",
    "Address_Street",
    "Address_CountryIso2Code",
    "BirthDate_BirthDate",
    "Identification_Number",
    "Citizenship_CountryIso2Code",
)


def read_eu_csv(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries, the rows of one logical id together.

    Raises:
        ListError: Not this table, a column is missing, or entities without number or name.
    """
    records: dict[str, EuRecord] = {}
    unnumbered = []
    for line, row in table_rows(text_of(content), _NEEDED, delimiter=";"):
        key = clean(row["Entity_LogicalId"])
        if not key:
            unnumbered.append(f"line {line}")
            continue
        record = records.get(key)
        if record is None:
            facts = {name: row[column] for column, name in _ENTITY.items()}
            records[key] = record = EuRecord(facts, _kind(row), f"line {line}, logicalId {key}")
        _add(record, row)
    refuse_if(unnumbered, "rows without Entity_LogicalId")
    if not records:
        raise ListError("the table has no rows")
    drafts = [(record, eu_entity(list_id, record)) for record in records.values()]
    bad = (record.place for record, entity in drafts if entity is None)
    refuse_if(bad, "entities without a name in any row")
    return tuple(entity for _, entity in drafts if entity is not None)


def _kind(row: Fact) -> str:
    said = [clean(row[column]) for column in _KIND]
    return next((word for word in said if word in _WORDS), said[0])


def _add(record: EuRecord, row: Fact) -> None:
    for part, columns in _COLUMNS.items():
        said = ((name, row.get(column, "").strip()) for column, name in columns.items())
        fact = {name: text for name, text in said if text}
        if fact and fact not in record.parts[part]:
            record.parts[part].append(fact)
