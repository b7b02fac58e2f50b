"""What kind of incident the words of a report tell of."""

import re

from models.glossary import Category
from reading.tokens import Tokens

SIGNS: dict[Category, dict[int, str]] = {
    Category.FIRE: {3: "kebakaran terbakar kobaran dibakar pembakaran", 1: "api asap fire"},
    Category.BROKEN_SEAL: {
        5: "segel(nya)?_(\\w+_)?(rusak|putus|robek|sobek|lepas|terbuka|dibuka|copot|cacat|hilang) "
        "(rusak|putus|lepas|sobek)_segel tidak_(ber|ter)segel tanpa_segel broken_seal",
        2: "segel segelnya sgl",
    },
    Category.WET_BOX: {
        5: "(kotak|ktk|logistik|surat_suara)(_suara)?(_\\w+){0,5}_(basah|kehujanan|terendam|tergenang"
        "|kecemplung|tercebur) basah(_\\w+)?_(kotak|ktk) wet_box",
        2: "kehujanan basah",
    },
    Category.MISSING_BOX: {
        6: "(kotak|ktk)(_suara)?(_\\w+){0,5}_(hilang|raib|dicuri|tidak_ada|tdk_ada|belum_ketemu"
        "|tidak_ditemukan|dirampas|dibawa_lari) (hilang|kehilangan)(_\\w+)?_(kotak|ktk) "
        "kurang_(\\d+|satu|dua|tiga)_(kotak|ktk) (kotak|ktk)(_suara)?_kurang",
    },
    Category.VOTE_BUYING: {
        5: "serangan_fajar politik_uang money_politi\\w* bagi\\w*_(\\w+_)?(uang|amplop|sembako|duit"
        "|beras) (pembagian|membagikan|dibagikan|nyebar|sebar)_(\\w+_)?(uang|amplop|sembako|duit) "
        "jual_beli_suara beli_suara vote_buying",
        2: "amplop sembako",
    },
    Category.HOAX: {4: "hoax hoaks hoaxs berita_bohong kabar_bohong isu_(palsu|bohong) fitnah"},
    Category.INTIMIDATION: {
        4: "intimidasi diintimidasi mengintimidasi intimidation ditekan menekan dipaksa pemaksaan "
        "memaksa ditakut\\w* premanisme",
    },
    Category.THREAT: {
        4: "ancaman mengancam diancam bom teror ancam threat pengancaman granat handak",
    },
    Category.CRIME: {
        4: "pencurian maling dicuri mencuri kecurian perampasan dirampas merampas rampok perampokan "
        "penganiayaan dianiaya dibacok pembacokan ditusuk penusukan sajam senjata_tajam begal narkoba "
        "curanmor perusakan pengrusakan dirusak penculikan crime miras copet pembunuhan dibunuh",
    },
    Category.CLASH: {
        4: "bentrok bentrokan tawuran ricuh kericuhan rusuh kerusuhan adu_jotos baku_hantam "
        "pengeroyokan dikeroyok perkelahian berkelahi clash lempar_batu cekcok_fisik keributan gelut",
        2: "ribut massa_mengamuk amuk",
    },
    Category.PROTEST: {
        4: "unjuk_rasa unras demo demonstrasi protes memprotes protest adu_mulut cekcok orasi",
        3: "keberatan menolak penolakan tidak_terima walk_out debat",
    },
    Category.ACCIDENT: {
        4: "kecelakaan laka lakalantas mogok terguling masuk_jurang pecah_ban ban_(\\w+_)?(pecah|bocor|kempes) "
        "terperosok tabrakan menabrak ditabrak tertabrak tergelincir terbalik selip slip nyungsep "
        "accident jatuh_ke_(jurang|sungai|laut) karam terjatuh_dari",
        2: "oleng terjebak_lumpur masuk_parit",
    },
    Category.HEALTH: {
        4: "sakit pingsan meninggal kelelahan kecapekan drop dirawat dilarikan_ke keracunan stroke "
        "kesurupan wafat health melahirkan semaput muntah demam asma serangan_jantung sesak sesek",
        2: "rumah_sakit puskesmas ambulans",
    },
    Category.NATURAL_DISASTER: {
        4: "banjir longsor gempa angin_(kencang|ribut|besar) puting_beliung (pohon|phn)(_\\w+)?_tumbang "
        "rob gelombang_tinggi ombak_(tinggi|besar) tsunami erupsi banjir_bandang disaster "
        "jembatan_(putus|ambrol|ambruk|roboh) tanah_(gerak|ambles) badai meluap hujan_(lebat|deras)",
        2: "tumbang genangan tergenang tenda_roboh",
    },
    Category.POWER_OUTAGE: {
        4: "(listrik|lampu|pln|aliran)(_\\w+)?_(padam|mati|pemadaman|putus|trip|anjlok|off) "
        "(mati|padam)(_\\w+)?_(lampu|listrik) pemadaman genset_\\w* mati_lampu blackout power_outage",
        2: "listrik pln padam gelap_gulita",
    },
    Category.NETWORK_OUTAGE: {
        4: "(sinyal|signal|internet|jaringan|provider|telkomsel|wifi|ht|repeater|radio)(_\\w+){0,2}_"
        "(hilang|gangguan|putus|mati|lemah|down|error|lemot|lelet|tidak|tdk|blank|trouble|ada) "
        "gangguan_(sinyal|signal|internet|jaringan|komunikasi) (blank|blind)_spot tidak_ada_sinyal "
        "susah_(sinyal|signal|internet) sirekap_(error|down|gangguan) network_outage",
        2: "sinyal signal internet jaringan",
    },
    Category.PROCEDURE: {
        4: "(mencoblos|nyoblos|coblos|memilih)_(2|dua|lebih)(_dari)?(_satu)?(_kali)? prosedur psu "
        "(dpt|pemilih|c6|undangan)_ganda salah_(input|kirim|tulis|hitung|coblos) (tertukar|ketuker) "
        "kotak_dibuka (membuka|buka)_kotak tidak_(netral|sesuai) pelanggaran joki "
        "mewakilkan (surat_suara_)?(sudah|telah)_(ter)?coblos procedure tidak_terdaftar",
    },
    Category.LOGISTICS_SHORTAGE: {
        4: "(surat_suara|suara|logistik|bilik|formulir|form|tinta|paku|tinta|alat|kertas|kabel_ties|atk"
        "|c_hasil|plano|sampul|amplop_suara|meja|tenda|terpal)(_\\w+){0,3}_(kurang|habis|rusak|kehabisan"
        "|belum_ada|tidak_ada|tdk_ada|sobek|robek) "
        "(kurang|kekurangan|kehabisan)_(\\w+_)?(surat_suara|logistik|bilik|formulir|tinta|kertas|paku) "
        "shortage kekurangan kehabisan",
        2: "kurang habis",
    },
    Category.DELAY: {
        4: "terlambat keterlambatan telat tertunda molor delay belum_(datang|tiba|sampai|dibuka|mulai) "
        "tertahan macet kemacetan ditunda blm_(datang|tiba|sampai) terhambat terhalang antri_kapal",
    },
    Category.CROWDING: {
        4: "antri antre antrian antrean mengular kerumunan berkerumun membludak membeludak penumpukan "
        "menumpuk berdesak\\w* crowding desak\\w* padat numpuk jubel berjubel",
        2: "massa_berkumpul massa_(sedang_)?berkumpul berkumpul ramai",
    },
}
"""Words and phrases of each category by weight; `_` stands for a blank. First wins a draw."""

RULES = [
    (
        category,
        weight,
        re.compile(r"\b(?:" + "|".join(phrases.split(" ")).replace("_", " ") + r")\b"),
    )
    for category, signs in SIGNS.items()
    for weight, phrases in signs.items()
]


def read_category(tokens: Tokens) -> Category:
    """The category that most of a report's words speak for; `OTHER` where none does."""
    spoken = " ".join(tokens.words)
    scores: dict[Category, int] = {}
    for category, weight, rule in RULES:
        if rule.search(spoken):
            scores[category] = scores.get(category, 0) + weight
    return max(scores, key=lambda category: scores[category], default=Category.OTHER)
