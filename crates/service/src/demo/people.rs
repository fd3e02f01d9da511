//! The companies whose jobs the demo shows, and who works for whom.

use serde_json::{Value, json};

/// Signed in as the demo's customer: of Contoso and Fabrikam, so that one list shows two subscriptions.
pub(crate) const CUSTOMER: &str = "Ann Lindqvist";
pub(super) const OPERATOR: &str = "Mikael Ström";
pub(super) const NIGHT_OPERATOR: &str = "Grace Okafor";
pub(super) const SUPPORT: &str = "Lena Fischer";

/// A subscription of the demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Company {
    pub(crate) subscription: &'static str,
    pub(super) name: &'static str,
    pub(super) contact: &'static str,
    pub(super) email: &'static str,
    pub(super) group: &'static str,
    pub(super) account: &'static str,
    pub(super) location: &'static str,
}

pub(crate) const CONTOSO: Company = Company {
    subscription: "7f3b1c52-0c1e-4a4e-9d57-c0a705000001",
    name: "Contoso Ltd",
    contact: CUSTOMER,
    email: "ann.lindqvist@contoso.example",
    group: "media-migration",
    account: "contosomedia",
    location: "West Europe",
};

pub(crate) const FABRIKAM: Company = Company {
    subscription: "2d9e6a14-77b8-4c0f-8f21-fab21ca70002",
    name: "Fabrikam AB",
    contact: CUSTOMER,
    email: "ann.lindqvist@fabrikam.example",
    group: "arkiv",
    account: "fabrikamarkiv",
    location: "Sweden Central",
};

pub(super) const NORTHWIND: Company = Company {
    subscription: "c5a0f8d3-3e64-4b6d-b1d9-0a7b3d000003",
    name: "Northwind Traders",
    contact: "Ravi Menon",
    email: "ravi.menon@northwind.example",
    group: "field-data",
    account: "northwindfield",
    location: "East US",
};

/// All subscriptions of the demo. The customer holds the first two; the third is somebody else's, and must not show.
pub(super) const COMPANIES: [Company; 3] = [CONTOSO, FABRIKAM, NORTHWIND];

impl Company {
    pub(super) fn storage_account(&self) -> String {
        let Self { subscription, group, account, .. } = self;
        format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/{account}"
        )
    }

    /// Where its drives go back to.
    pub(super) fn address(&self) -> Value {
        let (street, second, city, state, code, country, phone) = match self.subscription {
            it if it == CONTOSO.subscription => (
                "Keizersgracht 512",
                "2nd floor",
                "Amsterdam",
                "Noord-Holland",
                "1017 DH",
                "Netherlands",
                "+31 20 555 0184",
            ),
            it if it == FABRIKAM.subscription => {
                ("Södra Hamngatan 45", "", "Göteborg", "", "411 06", "Sweden", "+46 31 390 06 12")
            }
            _ => ("4110 Old Redmond Rd", "Suite 200", "Redmond", "WA", "98052", "United States", "+1 425 555 0126"),
        };
        json!({
            "recipientName": format!("{}, {}", self.contact, self.name), "streetAddress1": street,
            "streetAddress2": second, "city": city, "stateOrProvince": state, "postalCode": code,
            "countryOrRegion": country, "phone": phone, "email": self.email,
        })
    }
}

/// An address that no Latin letter is needed for.
pub(super) fn tokyo() -> Value {
    json!({
        "recipientName": "山田 太郎（写真保存部）", "streetAddress1": "千代田区丸の内一丁目２番３号", "streetAddress2": "東京荷札ビル ４階",
        "city": "東京都", "stateOrProvince": "", "postalCode": "〒100-0005", "countryOrRegion": "日本",
        "phone": "+81 3 5550 0143", "email": "yamada@contoso.example",
    })
}

/// A recipient of 200 characters, and streets to match.
pub(super) fn very_long() -> Value {
    let company = "Northwind Traders Scandinavian and Baltic Oceanographic Survey Data Preservation and Long-Term Archive \
                   Holdings (in receivership), Department of Magnetic Media, Section for Drives and Returned Goods, attn. R M";
    json!({
        "recipientName": company.chars().take(200).collect::<String>(),
        "streetAddress1": "Building 17, Entrance C, behind the old customs house at the far end of the northern container terminal",
        "streetAddress2": "Ring twice, then wait for the porter, who is in on weekdays between nine and a quarter to four",
        "city": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "stateOrProvince": "Isle of Anglesey",
        "postalCode": "LL61 5UJ", "countryOrRegion": "United Kingdom", "phone": "+44 20 7946 0958 ext. 4417",
        "email": "returned.goods.and.drives.department@archive-holdings.northwind-traders.example",
    })
}
